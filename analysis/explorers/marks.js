// A chart, a passage or a table whose marks can be pointed at, reached by keyboard, and selected.
//
// `content` is XML: the <svg> of a chart, or the XHTML of a passage or a table. A mark is an element
// with class "mark" and data-mark="ID"; its label is its <title>, aria-label or title. Elements
// that share an id are pieces of one mark: they light up together and are one stop for the keyboard.
// The content is cleaned by an allow-list and lives in a shadow root. No library, no network.
//
//   Cleaning   text -> a harmless element          Tooltip    labels, without the kernel
//   Marks      the marks of one content            Lens       zoom and pan
//   Roles      what a screen reader is told        View       one view: the parts and the model
//   Drawing    outlines and hit areas of an svg    Naming     what ipywidgets leaves nameless
//                                                  Page       views in a page without a kernel

const SVG = "http://www.w3.org/2000/svg";
const XHTML = "http://www.w3.org/1999/xhtml";
const MARK = ".mark[data-mark]";
const SHAPES = "path, use, rect, circle, ellipse, line, polyline, polygon, text, image";

const HIT_PX = 12; // a mark smaller than this is too small to hit: WCAG 2.5.8 allows less only inline
const DRAG_PX = 4; // a hand that clicks trembles less than this
const FOCUS_GAP_PX = 5;
const SELECTED_GAP_PX = 1.5;
const DEEPEST_ZOOM = 40;

function make(name, attributes = {}, parent = null) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  parent?.append(element);
  return element;
}

// ---------------------------------------------------------------- Cleaning

/** The harmless part of `text` as an element of this page. Throws where it is not well-formed XML. */
export function clean(text, allowed) {
  const root = parse(text);
  const rules = {};
  for (const [name, words] of Object.entries(allowed)) rules[name] = new Set(words);
  for (const element of [root, ...root.querySelectorAll("*")]) {
    if (isAllowed(element, rules)) scrub(element, rules);
    else element.remove();
  }
  return document.importNode(root, true);
}

function parse(text) {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Error("it declares a document type");
  const isDrawing = /^\s*(<\?xml[^>]*\?>\s*)?<svg\b/.test(text);
  const source = isDrawing ? text : `<div xmlns="${XHTML}">${text}</div>`;
  const type = isDrawing ? "image/svg+xml" : "application/xhtml+xml";
  const parsed = new DOMParser().parseFromString(source, type);
  const error = parsed.querySelector("parsererror");
  if (error) throw new Error(error.textContent.match(/error on line[^\n]*/)?.[0] ?? "it is no well-formed XML");
  return parsed.documentElement;
}

function isAllowed(element, rules) {
  const names = { [SVG]: rules.svg, [XHTML]: rules.html }[element.namespaceURI];
  return names?.has(element.localName) ?? false;
}

function scrub(element, rules) {
  for (const attribute of [...element.attributes]) {
    const { name, localName, value } = attribute;
    const isKept = isHarmless(name, localName, value, rules.attributes);
    if (name === "style") element.setAttribute("style", harmlessStyle(value, rules.styles));
    else if (!isKept) element.removeAttributeNode(attribute);
  }
}

function isHarmless(name, localName, value, names) {
  if (/^(data|aria)-/.test(name)) return true;
  if (localName === "href") return /^(#|data:image\/png;base64,)/.test(value);
  return names.has(name) && !/url\((?!#)|\\/i.test(name === "title" ? "" : value);
}

// Without slash, colon, backslash and (but in fonts) quotes no address can be spelled.
const PLAIN = /^[\w\s#.,%()+*-]*$/;
const PLAIN_FONT = /^[\w\s#.,%()+*'"-]*$/;
const styles = new Map();

function harmlessStyle(text, names) {
  if (!styles.has(text)) styles.set(text, text.split(";").filter((part) => isPlain(part, names)).join(";"));
  return styles.get(text);
}

function isPlain(declaration, names) {
  const colon = declaration.indexOf(":");
  const name = declaration.slice(0, colon).trim();
  const value = declaration.slice(colon + 1);
  if (!names.has(name) && !name.startsWith("--")) return false;
  return (name.startsWith("font") ? PLAIN_FONT : PLAIN).test(value) && !/url\((?!#)/i.test(value);
}

// ---------------------------------------------------------------- Marks

/** The marks under `root` in keyboard order: by data-n where it is given, else as they stand. */
function findMarks(root) {
  const marks = new Map();
  for (const piece of root.querySelectorAll(MARK)) {
    if (!isDrawn(piece)) {
      piece.remove();
      continue;
    }
    const id = piece.dataset.mark;
    if (!marks.has(id)) marks.set(id, { id, pieces: [] });
    marks.get(id).pieces.push(piece);
  }
  for (const mark of marks.values()) {
    mark.head = mark.pieces.find((piece) => !("part" in piece.dataset)) ?? mark.pieces[0];
    mark.label = mark.pieces.map(takeLabel).find(Boolean) ?? "";
    mark.order = Number(mark.head.dataset.n ?? 0);
    mark.isEdge = mark.pieces.every(isLine);
  }
  return [...marks.values()].sort((one, other) => one.order - other.order);
}

/** Whether a piece leaves any ink: matplotlib writes an empty path for a point that is missing. */
function isDrawn(piece) {
  if (piece.namespaceURI !== SVG) return true;
  return [...piece.querySelectorAll(SHAPES)].some((shape) => shape.localName !== "path" || shape.getAttribute("d"));
}

/** Whether a piece is a line without an inside: it is hit by its length, not by its box. */
function isLine(piece) {
  if (piece.classList.contains("edge")) return true;
  const shapes = [...piece.querySelectorAll(SHAPES)];
  return shapes.length > 0 && shapes.every(isOpenPath);
}

function isOpenPath(shape) {
  const hasInside = /z/i.test(shape.getAttribute("d")) || !/fill:\s*none/.test(shape.getAttribute("style"));
  return shape.localName === "path" && !hasInside;
}

/** The label of a piece; the native tooltip that carried it goes, or there would be two. */
function takeLabel(piece) {
  const title = [...piece.children].find((child) => child.localName === "title");
  const label = title?.textContent || piece.getAttribute("aria-label") || piece.getAttribute("title");
  title?.remove();
  piece.removeAttribute("title");
  return label?.trim();
}

// ---------------------------------------------------------------- Roles

const KINDS = {
  chart: { mark: "option", state: "aria-selected" },
  passage: { mark: "button", state: "aria-pressed" },
  table: { mark: "row", state: "aria-selected" },
};

function kindOf(root) {
  if (root.namespaceURI === SVG) return "chart";
  return root.querySelector(`tr${MARK}`) ? "table" : "passage";
}

/** Tell assistive technology what this is: a list of options, a text with buttons, or a grid of rows. */
function giveRoles(root, kind, marks, title) {
  const whole = kind === "table" ? root.querySelector("table") : root;
  whole.setAttribute("role", { chart: "listbox", passage: "group", table: "grid" }[kind]);
  whole.setAttribute("aria-label", title);
  whole.setAttribute("aria-describedby", "about");
  if (kind !== "passage") whole.setAttribute("aria-multiselectable", "true");
  if (kind === "chart") hideScenery(root);
  for (const mark of marks) {
    mark.head.setAttribute("role", KINDS[kind].mark);
    mark.head.setAttribute("tabindex", "-1");
    nameMark(mark, kind);
  }
}

/** Chromium turns options into plain groups where a <g> without role="none" stands between. */
function hideScenery(svg) {
  for (const group of svg.querySelectorAll("g")) group.setAttribute("role", "none");
  for (const text of svg.querySelectorAll("text")) text.setAttribute("aria-hidden", "true");
}

/** In a drawing the label is the name; in words that can be read the words are, and it describes. */
function nameMark(mark, kind) {
  if (kind === "chart") return mark.head.setAttribute("aria-label", mark.label);
  mark.head.removeAttribute("aria-label");
  if (mark.label) mark.head.setAttribute("aria-description", mark.label);
}

// ---------------------------------------------------------------- Drawing

/** What an svg needs beside its own ink: areas to hit small marks by, and outlines round marks. */
class Drawing {
  constructor(svg, marks) {
    this.svg = svg;
    this.marks = marks;
    this.hits = make("g", { class: "hits", role: "none" });
    svg.prepend(this.hits); // below the ink: a near miss never wins over a hit
    this.outlines = make("g", { class: "outlines", role: "none", "aria-hidden": "true" }, svg);
  }

  /** Where a mark stands, in the units of the svg; null while nothing is laid out. */
  box(mark) {
    const toUser = this.svg.getScreenCTM()?.inverse();
    const shapes = mark.pieces.flatMap((piece) => [...piece.querySelectorAll(SHAPES)]);
    const rects = shapes.map((shape) => shape.getBoundingClientRect()).filter(({ width, height }) => width || height);
    if (!toUser || !rects.length) return null;
    const left = Math.min(...rects.map((rect) => rect.left));
    const top = Math.min(...rects.map((rect) => rect.top));
    const right = Math.max(...rects.map((rect) => rect.right));
    const bottom = Math.max(...rects.map((rect) => rect.bottom));
    const corner = new DOMPoint(left, top).matrixTransform(toUser);
    return new DOMRect(corner.x, corner.y, (right - left) * toUser.a, (bottom - top) * toUser.d);
  }

  /** Length in the units of the svg of one pixel of the screen. */
  get pixel() {
    return 1 / (this.svg.getScreenCTM()?.a || 1);
  }

  fitHits() {
    const least = HIT_PX * this.pixel;
    const areas = this.marks.map((mark) => (mark.isEdge ? this.hitLines(mark) : this.hitBox(mark, least)));
    this.hits.replaceChildren(...areas.flat());
  }

  hitLines(mark) {
    return this.trace(mark).map((line) => withAttributes(line, { class: "hit line", "data-mark": mark.id }));
  }

  hitBox(mark, least) {
    const box = this.box(mark);
    if (!box || Math.min(box.width, box.height) >= least) return [];
    const grown = grow(box, Math.max(0, least - box.width) / 2, Math.max(0, least - box.height) / 2);
    return [make("rect", { class: "hit", "data-mark": mark.id, ...corners(grown) })];
  }

  /** Outline `marks`; `name` ("focused", "selected") replaces the outlines of that name. */
  outline(name, marks) {
    for (const old of this.outlines.querySelectorAll(`.${name}`)) old.remove();
    const gap = (name === "focused" ? FOCUS_GAP_PX : SELECTED_GAP_PX) * this.pixel;
    const groups = marks.map((mark) => {
      const group = make("g", { class: name, role: "none" });
      group.append(...(mark.isEdge ? this.casing(mark) : this.contour(mark, gap)));
      return group;
    });
    if (name === "focused") this.outlines.prepend(...groups); // below, so that both are seen
    else this.outlines.append(...groups);
  }

  /** Two tones round a mark, so that one of them stands out from whatever lies beneath. */
  contour(mark, gap) {
    const box = this.box(mark);
    if (!box) return [];
    const round = grow(box, gap, gap);
    const shape = isRound(mark) ? ["ellipse", radii(round)] : ["rect", { ...corners(round), rx: gap }];
    return ["halo", "ink"].map((tone) => make(shape[0], { class: tone, ...shape[1] }));
  }

  /** A line has no round: it gets a casing, wider for the focus, and is drawn again on top. */
  casing(mark) {
    const tones = ["halo", "ink", "core"].map((tone) => {
      return this.trace(mark).map((line) => withAttributes(line, { class: `${tone} wide` }));
    });
    return [...tones.flat(), ...this.copies(mark)];
  }

  copies(mark) {
    return this.shapes(mark).map((shape) => this.place(shape, shape.cloneNode(true)));
  }

  trace(mark) {
    return this.shapes(mark).map((shape) => {
      const line = this.place(shape, shape.cloneNode(true));
      for (const name of ["id", "style", "fill", "stroke", "stroke-width", "opacity"]) line.removeAttribute(name);
      return line;
    });
  }

  shapes(mark) {
    return mark.pieces.flatMap((piece) => [...piece.querySelectorAll("path, line, polyline, polygon")]);
  }

  /** Give `copy` the transform that puts it, at the root, where `shape` is. */
  place(shape, copy) {
    const root = this.svg.getScreenCTM();
    const own = shape.getScreenCTM();
    if (!root || !own) return copy;
    const { a, b, c, d, e, f } = root.inverse().multiply(own);
    copy.setAttribute("transform", `matrix(${a} ${b} ${c} ${d} ${e} ${f})`);
    return copy;
  }
}

function isRound(mark) {
  return mark.pieces.every((piece) => [...piece.querySelectorAll(SHAPES)].every(isCurved));
}

function isCurved(shape) {
  if (/circle|ellipse/.test(shape.localName)) return true;
  const named = shape.getAttribute("href") ?? shape.getAttribute("xlink:href");
  const path = named ? shape.getRootNode().getElementById(named.slice(1)) : shape;
  const steps = path?.getAttribute("d") ?? "L";
  return /c/i.test(steps) && !/[lhv]/i.test(steps);
}

function withAttributes(element, attributes) {
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

const grow = (box, dx, dy) => new DOMRect(box.x - dx, box.y - dy, box.width + 2 * dx, box.height + 2 * dy);
const between = (one, other) =>
  new DOMRect(Math.min(one.x, other.x), Math.min(one.y, other.y), Math.abs(one.x - other.x), Math.abs(one.y - other.y));
const corners = ({ x, y, width, height }) => ({ x, y, width, height });
const middle = ({ x, y, width, height }) => [x + width / 2, y + height / 2];
const radii = (box) => ({ cx: middle(box)[0], cy: middle(box)[1], rx: box.width / 2, ry: box.height / 2 });
const overlap = (one, other) =>
  one.left <= other.right && one.right >= other.left && one.top <= other.bottom && one.bottom >= other.top;
const holds = (box, [x, y]) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;

// ---------------------------------------------------------------- Tooltip

/** Labels beside the pointer or the focused mark, in the top layer so that no output area cuts them. */
class Tooltip {
  constructor(element) {
    this.element = element;
    this.isOfPointer = false; // else it is the label of the mark that has the focus
  }

  get isOpen() {
    return this.element.classList.contains("open");
  }

  /** Show `lines` near `anchor` (a rectangle of the screen); the line of `current` is pointed out. */
  show(lines, anchor, { current = -1, isOfPointer = false } = {}) {
    if (!lines.some(Boolean)) return this.hide();
    this.isOfPointer = isOfPointer;
    this.element.replaceChildren(...lines.map((line, index) => this.line(line, index === current)));
    this.element.classList.add("open");
    this.element.showPopover?.();
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const left = Math.min(anchor.left + anchor.width / 2, innerWidth - width - 6);
    const above = anchor.top - height - 6;
    this.element.style.left = `${Math.max(6, left)}px`;
    this.element.style.top = `${above > 0 ? above : anchor.bottom + 6}px`;
  }

  line(text, isCurrent) {
    const line = document.createElement("div");
    line.hidden = !text;
    line.textContent = text;
    line.classList.toggle("current", isCurrent);
    return line;
  }

  hide() {
    this.element.classList.remove("open");
    if (this.element.matches(":popover-open")) this.element.hidePopover();
  }
}

// ---------------------------------------------------------------- Lens

/** The part of the drawing that is in view, kept as fractions of the whole so that it survives a redraw. */
class Lens {
  static whole = { x: 0, y: 0, size: 1 };

  constructor(svg, part = Lens.whole) {
    this.svg = svg;
    this.home = svg.getAttribute("viewBox").split(/[\s,]+/).map(Number);
    this.show(part);
  }

  get isZoomed() {
    return this.part.size < 1;
  }

  show({ x, y, size }) {
    const inside = (low) => Math.min(Math.max(low, 0), 1 - size);
    this.part = { x: inside(x), y: inside(y), size };
    const [left, top, width, height] = this.home;
    const view = [left + this.part.x * width, top + this.part.y * height, size * width, size * height];
    this.svg.setAttribute("viewBox", view.join(" "));
    this.svg.classList.toggle("zoomed", this.isZoomed);
  }

  fraction({ x, y }) {
    return { x: (x - this.home[0]) / this.home[2], y: (y - this.home[1]) / this.home[3] };
  }

  /** Scale by `factor` round a point of the drawing, or round the middle of what is in view. */
  zoom(factor, point = null) {
    const { x, y, size } = this.part;
    const at = point ? this.fraction(point) : { x: x + size / 2, y: y + size / 2 };
    const next = Math.min(1, Math.max(1 / DEEPEST_ZOOM, size / factor));
    const ratio = next / size;
    this.show({ x: at.x - (at.x - x) * ratio, y: at.y - (at.y - y) * ratio, size: next });
  }

  /** Move by fractions of what is in view. */
  pan(from, dx, dy) {
    this.show({ x: from.x - dx * from.size, y: from.y - dy * from.size, size: from.size });
  }

  /** Pan, if need be, until `box` is in view. */
  reveal(box) {
    if (!this.isZoomed || !box) return;
    const { x, y, size } = this.part;
    const low = this.fraction({ x: box.left, y: box.top });
    const high = this.fraction({ x: box.right, y: box.bottom });
    const shift = (start, from, to) => Math.min(from, Math.max(start, to - size));
    this.show({ x: shift(x, low.x, high.x), y: shift(y, low.y, high.y), size });
  }

  reset() {
    this.show(Lens.whole);
  }
}

// ---------------------------------------------------------------- View

const FRAME = `
  <div class="box">
    <div class="stage"></div>
    <div class="foot">
      <span class="status" role="status"></span><span class="hint" aria-hidden="true"></span>
      <div class="zoom" role="toolbar" aria-label="Zoom">
        <button type="button" data-do="out" title="Zoom out (-)">−</button>
        <button type="button" data-do="in" title="Zoom in (+)" tabindex="-1">+</button>
        <button type="button" data-do="reset" title="Show the whole chart (0)" tabindex="-1">↺</button>
      </div>
    </div>
    <div class="tip" popover="manual" aria-hidden="true"></div>
    <div id="about" hidden></div>
  </div>`; // constant text: nothing of the content is ever written as HTML

const HINTS = {
  chart: "Click or Enter selects, arrows move, Shift-drag selects many, Ctrl+wheel or + and − zoom, Esc clears",
  passage: "Click or Enter selects, a second click selects the mark around it, arrows move, Esc clears",
  table: "Click or Enter selects, arrows move, Esc clears",
};

const KEYS = {
  ArrowRight: (view) => view.step(1),
  ArrowLeft: (view) => view.step(-1),
  ArrowDown: (view) => view.stepAcross(1),
  ArrowUp: (view) => view.stepAcross(-1),
  Home: (view) => view.focus(view.marks[0]),
  End: (view) => view.focus(view.marks.at(-1)),
  Enter: (view) => view.toggle(view.current, true),
  " ": (view) => view.toggle(view.current, true),
  Escape: (view) => view.escape(),
  "+": (view) => view.zoom(1.25),
  "=": (view) => view.zoom(1.25),
  "-": (view) => view.zoom(0.8),
  0: (view) => view.zoom(0),
};

class View {
  constructor(model, host) {
    this.model = model;
    this.host = host;
    host.dataset.lmSuppressShortcuts = "true"; // or JupyterLab takes arrows and Enter for its cells
    this.shadow = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    this.frame();
    this.tooltip = new Tooltip(this.find(".tip"));
    this.marks = [];
    this.listen();
    this.draw();
  }

  find(css) {
    return this.shadow.querySelector(css);
  }

  frame() {
    const style = document.createElement("style");
    style.textContent = this.model.get("_sheet") + this.model.get("css");
    const holder = document.createElement("div");
    holder.innerHTML = FRAME;
    this.shadow.replaceChildren(style, holder.firstElementChild);
    this.stage = this.find(".stage");
    for (const button of this.shadow.querySelectorAll(".zoom button")) {
      button.setAttribute("aria-label", button.title.replace(/ \(.*/, "")); // the name without its key
    }
  }

  // -- drawing

  draw() {
    const held = this.heldFocus();
    const scroll = [this.stage.scrollLeft, this.stage.scrollTop];
    this.tooltip.hide();
    let root;
    try {
      root = clean(this.model.get("content"), this.model.get("_allowed"));
    } catch (error) {
      return this.refuse(error);
    }
    this.kind = kindOf(root);
    this.marks = findMarks(root);
    giveRoles(root, this.kind, this.marks, this.model.get("title"));
    this.put(root);
    this.stage.scrollTo(...scroll);
    const neighbour = this.marks[Math.min(held.at, this.marks.length - 1)];
    this.current = this.marks.find(({ id }) => id === held.id) ?? neighbour;
    this.current?.head.setAttribute("tabindex", "0");
    this.paint();
    if (held.has) (this.current?.head ?? this.stage).focus({ preventScroll: true });
  }

  put(root) {
    const isChart = this.kind === "chart";
    if (isChart) this.size(root);
    this.stage.className = `stage of-${this.kind}`;
    this.stage.tabIndex = -1;
    this.stage.replaceChildren(root);
    this.drawing = isChart ? new Drawing(root, this.marks) : null;
    this.lens = isChart && this.model.get("zoomable") ? new Lens(root, this.lens?.part) : null;
    this.drawing?.fitHits();
    this.find(".zoom").hidden = !this.lens;
    this.find(".hint").textContent = HINTS[this.kind];
    this.find("#about").textContent = `${this.model.get("summary")} ${HINTS[this.kind]}.`;
  }

  /** The svg shrinks with its column, down to where its words can still be read. */
  size(svg) {
    const [, , width, height] = (svg.getAttribute("viewBox") ?? "").split(/[\s,]+/).map(Number);
    const drawn = ["width", "height"].map((name) => parseFloat(svg.getAttribute(name)));
    if (!height) svg.setAttribute("viewBox", `0 0 ${drawn.join(" ")}`);
    this.host.style.setProperty("--natural", svg.getAttribute("width") ?? `${width}px`);
    svg.removeAttribute("width");
    svg.removeAttribute("height");
  }

  refuse(error) {
    this.marks = [];
    this.current = this.drawing = this.lens = null;
    this.stage.className = "stage refused";
    this.stage.textContent = `This view could not be shown: ${error.message}.`;
    this.find(".zoom").hidden = true;
  }

  heldFocus() {
    const at = Math.max(0, this.marks.indexOf(this.current));
    return { id: this.current?.id, at, has: this.stage.contains(this.shadow.activeElement) };
  }

  // -- what is selected

  get selected() {
    return new Set(this.model.get("selected"));
  }

  choose(ids) {
    this.model.set("selected", [...new Set(ids)]);
    this.model.save_changes();
  }

  chooseAll() {
    this.choose([...this.selected, ...this.marks.map(({ id }) => id)]);
  }

  toggle(mark, keepOthers) {
    if (!mark) return;
    const ids = this.selected;
    const was = ids.has(mark.id);
    if (!keepOthers) ids.clear();
    if (was) ids.delete(mark.id);
    else ids.add(mark.id);
    this.choose(ids);
  }

  paint() {
    const ids = this.selected;
    const chosen = this.marks.filter((mark) => ids.has(mark.id));
    for (const mark of this.marks) {
      mark.head.setAttribute(KINDS[this.kind].state, ids.has(mark.id));
      for (const piece of mark.pieces) piece.classList.toggle("selected", ids.has(mark.id));
    }
    this.drawing?.outline("selected", chosen);
    this.say(ids.size, ids.size - chosen.length);
  }

  /** In words, for eyes and for a screen reader, which reads what changes: so only what changes. */
  say(count, away) {
    const words = [count ? `${count} selected` : "", away ? `${away} of them not shown` : ""];
    const told = words.filter(Boolean).join(", ");
    if (this.find(".status").textContent !== told) this.find(".status").textContent = told;
  }

  /** Bring into view what Python selected, by scrolling this view only, never the page. */
  reveal() {
    const mark = this.marks.find(({ id }) => this.selected.has(id));
    if (!mark || this.shadow.activeElement) return;
    if (this.lens) return this.lens.reveal(this.drawing.box(mark));
    const row = mark.head.getBoundingClientRect();
    const port = this.stage.getBoundingClientRect();
    if (row.top < port.top || row.bottom > port.bottom) this.stage.scrollTop += row.top - port.top - port.height / 3;
  }

  // -- moving the focus

  focus(mark) {
    mark?.head.focus();
  }

  step(by) {
    this.focus(this.marks[this.marks.indexOf(this.current) + by]);
  }

  /** To the nearest mark above (-1) or below (1); a step aside counts for three down. */
  stepAcross(sign) {
    const [x, y] = middle(firstRect(this.current));
    const cost = (mark) => {
      const [otherX, otherY] = middle(firstRect(mark));
      const down = (otherY - y) * sign;
      return down > 1 ? down + 3 * Math.abs(otherX - x) : Infinity;
    };
    const costs = this.marks.map(cost);
    const least = Math.min(...costs);
    if (least < Infinity) this.focus(this.marks[costs.indexOf(least)]);
  }

  escape() {
    if (this.tooltip.isOpen) this.tooltip.hide();
    else this.choose([]);
  }

  /** The marks at an element, innermost first. */
  stackAt(element) {
    const stack = [];
    for (let at = element.closest?.("[data-mark]"); at; at = at.parentElement?.closest("[data-mark]")) {
      const mark = this.marks.find(({ id }) => id === at.dataset.mark);
      if (mark && !stack.includes(mark)) stack.push(mark);
    }
    return stack;
  }

  light(marks) {
    for (const piece of this.stage.querySelectorAll(".hovered")) piece.classList.remove("hovered");
    for (const piece of marks.flatMap((mark) => mark.pieces)) piece.classList.add("hovered");
  }

  // -- events

  listen() {
    const on = (type, handler, options) => {
      this.stage.addEventListener(type, (event) => handler.call(this, event), options);
    };
    on("pointerover", this.onHover);
    on("pointerleave", this.onLeave);
    on("pointerdown", this.onPress);
    on("mousedown", (event) => event.shiftKey && event.preventDefault()); // or Shift+click selects text
    on("click", this.onClick);
    on("focusin", this.onFocus);
    on("focusout", this.onBlur);
    on("keydown", this.onKey);
    on("wheel", this.onWheel, { passive: false });
    this.find(".zoom").addEventListener("click", (event) => this.onButton(event));
    this.find(".zoom").addEventListener("keydown", (event) => this.onToolbarKey(event));
  }

  onHover(event) {
    const stack = this.stackAt(event.target);
    if (!stack.length) return this.onLeave();
    this.light(stack.slice(0, 1));
    const near = new DOMRect(event.clientX, event.clientY - 6, 0, 22);
    const current = stack.length > 1 ? stack.findIndex((mark) => this.selected.has(mark.id)) : -1;
    this.tooltip.show(stack.map((mark) => mark.label), near, { current, isOfPointer: true });
  }

  /** A page that scrolls beneath a resting pointer must not take away what the keyboard is shown. */
  onLeave() {
    this.light([]);
    if (this.tooltip.isOfPointer) this.tooltip.hide();
  }

  onFocus(event) {
    const mark = this.marks.find(({ head }) => head === event.target);
    if (!mark) return;
    this.current?.head.setAttribute("tabindex", "-1");
    this.current = mark;
    mark.head.setAttribute("tabindex", "0");
    for (const piece of mark.pieces) piece.classList.add("focused");
    this.lens?.reveal(this.drawing.box(mark));
    this.drawing?.outline("focused", [mark]);
    if (!this.isPointing) this.tooltip.show([mark.label], firstRect(mark));
  }

  onBlur() {
    for (const piece of this.stage.querySelectorAll(".focused")) piece.classList.remove("focused");
    this.drawing?.outline("focused", []);
    this.tooltip.hide();
  }

  onKey(event) {
    if (!this.current || this.shadow.activeElement !== this.current.head || event.altKey) return;
    this.isPointing = false;
    const action = this.actionFor(event);
    if (!action) return;
    action(this);
    event.preventDefault();
    event.stopPropagation();
  }

  actionFor(event) {
    if (event.ctrlKey || event.metaKey) return event.key === "a" ? (view) => view.chooseAll() : null;
    const action = KEYS[event.key];
    if (!event.shiftKey || !/^(Arrow|Home|End)/.test(event.key)) return action;
    return (view) => {
      action(view);
      view.choose([...view.selected, view.current.id]);
    };
  }

  /** A click selects the innermost mark; again on the same place, the one around it, and at last none. */
  onClick(event) {
    const stack = this.stackAt(event.target);
    if (this.wasDragged || !stack.length) return;
    const ids = [...this.selected];
    const adds = event.ctrlKey || event.metaKey || event.shiftKey;
    const at = ids.length === 1 && !adds ? stack.findIndex(({ id }) => id === ids[0]) : -1;
    const mark = stack[at + 1] ?? stack[at];
    mark.head.focus({ preventScroll: true });
    this.toggle(mark, adds);
    if (event.pointerType) this.onHover(event);
  }

  onPress(event) {
    this.isPointing = true;
    this.wasDragged = false;
    if (event.button) return;
    const brushes = event.shiftKey && this.drawing;
    const drag = brushes ? this.brush(event) : this.lens?.isZoomed ? this.pan(event) : { move() {}, end() {} };
    const start = [event.clientX, event.clientY];
    const stop = new AbortController();
    const listen = (type, handler) => window.addEventListener(type, handler, { signal: stop.signal });
    listen("pointermove", (move) => {
      this.wasDragged ||= Math.hypot(move.clientX - start[0], move.clientY - start[1]) >= DRAG_PX;
      if (this.wasDragged) drag.move(move);
    });
    const end = () => {
      stop.abort();
      drag.end();
      setTimeout(() => (this.isPointing = this.wasDragged = false)); // after the click that follows
    };
    listen("pointerup", end);
    listen("pointercancel", end);
  }

  pan(press) {
    const from = { ...this.lens.part };
    const { width, height } = this.drawing.svg.getBoundingClientRect();
    const move = (event) => {
      this.tooltip.hide();
      this.lens.pan(from, (event.clientX - press.clientX) / width, (event.clientY - press.clientY) / height);
    };
    return { move, end() {} };
  }

  /** Shift and drag: what the rectangle touches is added to the selection; of an edge, its middle. */
  brush(press) {
    const start = this.toUser(press);
    const boxes = this.marks.map((mark) => [mark, this.drawing.box(mark)]).filter(([, box]) => box);
    const area = make("rect", { class: "brush" }, this.drawing.outlines);
    let taken = [];
    const move = (event) => {
      const end = this.toUser(event);
      const brushed = between(start, end);
      withAttributes(area, corners(brushed));
      const touches = ([mark, box]) => (mark.isEdge ? holds(brushed, middle(box)) : overlap(brushed, box));
      taken = boxes.filter(touches).map(([mark]) => mark);
      this.light(taken);
      this.tooltip.hide();
    };
    const end = () => {
      area.remove();
      this.light([]);
      if (taken.length) this.choose([...this.selected, ...taken.map(({ id }) => id)]);
    };
    return { move, end };
  }

  toUser(event) {
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(this.drawing.svg.getScreenCTM().inverse());
  }

  /** Only with Ctrl: a plain wheel goes on scrolling the page. */
  onWheel(event) {
    if (!this.lens || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.tooltip.hide();
    this.lens.zoom(event.deltaY < 0 ? 1.18 : 1 / 1.18, this.toUser(event));
  }

  zoom(factor) {
    this.tooltip.hide();
    if (factor) this.lens?.zoom(factor);
    else this.lens?.reset();
  }

  onButton(event) {
    const action = event.target.dataset.do;
    if (action) this.zoom({ in: 1.4, out: 1 / 1.4, reset: 0 }[action]);
  }

  /** A toolbar is one stop too: arrows move in it. */
  onToolbarKey(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const buttons = [...this.shadow.querySelectorAll(".zoom button")];
    const next = by && buttons[buttons.indexOf(event.target) + by];
    if (!next) return;
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  }
}

function firstRect(mark) {
  return mark.head.getClientRects()[0] ?? mark.head.getBoundingClientRect();
}

// ---------------------------------------------------------------- Naming

/** Name the controls of the explorer around `host`, those that come later too; returns how to stop. */
function nameControls(host) {
  const explorer = host.closest(".communique-explorer");
  if (!explorer) return () => {};
  const name = () => {
    explorer.querySelectorAll(".widget-slider").forEach(nameSlider);
    explorer.querySelectorAll("button:not([aria-label]):has(> i.fa)").forEach(nameIconButton);
    explorer.querySelectorAll(".widget-hprogress").forEach(nameProgress);
    explorer.querySelectorAll(".communique-disclosure > button").forEach(tellWhetherOpen);
    explorer.querySelectorAll(TAKES_KEYS).forEach(keepKeys);
  };
  name();
  const observer = new MutationObserver(name);
  observer.observe(explorer, { childList: true, subtree: true, attributeFilter: ["class"] });
  return () => observer.disconnect();
}

const labelOf = (control) => control.querySelector(".widget-label")?.textContent.trim();

/** The handles have the keyboard but not the name, which stands on no element of theirs. */
function nameSlider(slider) {
  const label = labelOf(slider);
  const handles = slider.querySelectorAll(".noUi-handle:not([aria-label])");
  const names = handles.length > 1 ? [`${label}, from`, `${label}, to`] : [label];
  if (label) handles.forEach((handle, at) => handle.setAttribute("aria-label", names[at]));
}

/** The glyph of an icon font is read as a letter of its name. */
function nameIconButton(button) {
  const name = button.textContent.trim() || button.title;
  if (name) button.setAttribute("aria-label", name);
}

const TAKES_KEYS = "select, input, textarea, button, summary, .noUi-handle";

/** Or JupyterLab takes arrows and letters for its cells; it looks at the element itself first. */
function keepKeys(element) {
  element.dataset.lmSuppressShortcuts = "true";
}

function tellWhetherOpen(button) {
  button.setAttribute("aria-expanded", button.classList.contains("mod-active"));
}

function nameProgress(progress) {
  const bar = progress.querySelector(".progress:not([role])");
  bar?.setAttribute("role", "progressbar");
  bar?.setAttribute("aria-label", labelOf(progress) || "Progress");
}

// ---------------------------------------------------------------- Entry points

function render({ model, el }) {
  const view = new View(model, el);
  let isDue = false;
  const drawIfSeen = () => {
    // what is folded away is drawn when it is unfolded
    if (!isDue || !el.checkVisibility()) return;
    isDue = false;
    view.draw();
  };
  const redraw = () => {
    // several traits change at once: draw once
    if (!isDue) queueMicrotask(drawIfSeen);
    isDue = true;
  };
  const repaint = () => (view.paint(), view.reveal());
  const dismiss = (event) => event.key === "Escape" && view.tooltip.hide();
  let unname = () => {};
  const resize = new ResizeObserver(() => {
    // runs when the view is first laid out, and when its width changes
    unname();
    unname = nameControls(el);
    drawIfSeen();
    view.drawing?.fitHits();
    view.paint();
  });
  const redraws = ["content", "title", "summary", "zoomable"].map((name) => `change:${name}`);
  for (const change of redraws) model.on(change, redraw);
  model.on("change:selected", repaint);
  document.addEventListener("keydown", dismiss);
  resize.observe(el);
  return () => {
    for (const change of redraws) model.off(change, redraw);
    model.off("change:selected", repaint);
    document.removeEventListener("keydown", dismiss);
    resize.disconnect();
    unname();
  };
}

// ---------------------------------------------------------------- Page

/** The state of a view in a page without a kernel, with the few methods of a widget's model. */
class StillModel {
  constructor(state) {
    this.state = state;
    this.listeners = new Map();
  }

  get(name) {
    return this.state[name];
  }

  set(name, value) {
    this.state[name] = value;
    for (const listener of this.listeners.get(`change:${name}`) ?? []) listener();
  }

  on(event, listener) {
    if (!this.listeners.has(event)) this.listeners.set(event, new Set());
    this.listeners.get(event).add(listener);
  }

  off(event, listener) {
    this.listeners.get(event)?.delete(listener);
  }

  save_changes() {}
}

/** Bring to life every view that `MarkView.static_html` wrote into a page. */
export function wake(page = document) {
  for (const host of page.querySelectorAll(".communique-marks[data-state]")) {
    const { shadowRoot } = host;
    if (!shadowRoot) continue;
    const nodes = [...shadowRoot.querySelector(".stage").childNodes];
    const content = nodes.map((node) => new XMLSerializer().serializeToString(node)).join("");
    const sheet = shadowRoot.querySelector("style").textContent;
    const state = { ...JSON.parse(host.dataset.state), content, _sheet: sheet, css: "" };
    render({ model: new StillModel(state), el: host });
  }
}

export default { render };
