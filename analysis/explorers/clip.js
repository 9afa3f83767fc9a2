// A line of code with a Copy button, and files handed to the reader.

const STYLE = `
  :host { display: block; }
  .line { display: flex; gap: .6em; align-items: start; color: var(--jp-content-font-color1, #1b1b1b); }
  code { flex: 1; padding: 4px 8px; border: 1px solid var(--jp-border-color2, #c4c4c4); border-radius: 3px;
    background: var(--jp-cell-editor-background, #f5f5f5); font: 13px/1.5 var(--jp-code-font-family, monospace);
    white-space: pre-wrap; overflow-wrap: anywhere; }
  button { padding: 4px 10px; border: 1px solid var(--jp-border-color1, #8a8a8a); border-radius: 3px; cursor: pointer;
    background: var(--jp-layout-color1, #fff); color: inherit;
    font: 13px/1.5 var(--jp-ui-font-family, system-ui, sans-serif); }
  button:focus-visible { outline: 2.5px solid #0b4fc4; outline-offset: 1px; box-shadow: 0 0 0 1px #fff; }
  .said { min-width: 5em; padding: 4px 0; font: 13px/1.5 var(--jp-ui-font-family, system-ui, sans-serif); }`;

function element(name, attributes, parent) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  parent.append(made);
  return made;
}

/** To the clipboard; the old way where the page is not served securely. Whether it worked. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByHand(text);
  }
}

function copyByHand(text) {
  const field = element("textarea", { readonly: "", style: "position: fixed; opacity: 0" }, document.body);
  field.value = text;
  field.select();
  const worked = document.execCommand("copy");
  field.remove();
  return worked;
}

function render({ model, el }) {
  if (model.get("code") === undefined) return; // files have no look
  el.dataset.lmSuppressShortcuts = "true";
  const shadow = el.shadowRoot ?? el.attachShadow({ mode: "open" });
  shadow.replaceChildren();
  element("style", {}, shadow).textContent = STYLE;
  const line = element("div", { class: "line", role: "group" }, shadow);
  const code = element("code", {}, line);
  const button = element("button", { type: "button" }, line);
  const said = element("span", { class: "said", role: "status" }, line);
  button.textContent = "Copy";

  const show = () => {
    code.textContent = model.get("code");
    line.setAttribute("aria-label", model.get("label"));
    button.setAttribute("aria-label", `Copy: ${model.get("label")}`);
    said.textContent = "";
  };
  button.addEventListener("click", async () => {
    said.textContent = "";
    const worked = await copy(model.get("code"));
    button.focus();
    said.textContent = worked ? "Copied" : "Not copied: select the line and copy it by hand";
  });
  model.on("change:code", show);
  model.on("change:label", show);
  show();
  return () => {
    model.off("change:code", show);
    model.off("change:label", show);
  };
}

/** Files arrive as messages to the model, so that one file is saved once however often it is shown. */
function initialize({ model }) {
  const save = (message, buffers) => {
    if (message.kind !== "file") return;
    const address = URL.createObjectURL(new Blob(buffers, { type: message.type }));
    const link = element("a", { href: address, download: message.name, hidden: "" }, document.body);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60_000); // a slow disk may still be reading
  };
  model.on("msg:custom", save);
  return () => model.off("msg:custom", save);
}

export default { initialize, render };
