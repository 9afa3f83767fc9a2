"""Small contents for views: a chart, a passage, a table, and what an attacker would send."""

_FILLS = (("#313695", "#abd9e9", "#fee090"), ("#74add1", "#ffffbf", "#a50026"))


def _cell(row, column):
    return (
        f'<g class="mark" data-mark="cell:{row}:{column}" data-n="{3 * row + column}">'
        f"<title>Row {row}, column {column}</title>"
        f'<path d="M {20 + 100 * column} {20 + 60 * row} h 100 v 60 h -100 z" '
        f'style="fill: {_FILLS[row][column]}; stroke: #fff"/></g>'
    )


_CELLS = "".join(_cell(row, column) for row in (0, 1) for column in (0, 1, 2))

CHART = f"""
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
     width="400pt" height="260pt" viewBox="0 0 400 260" role="img" aria-label="static">
  <defs><path id="dot"
    d="M 0 2 C 1 2 2 1 2 0 C 2 -1 1 -2 0 -2 C -1 -2 -2 -1 -2 0 C -2 1 -1 2 0 2 z"/></defs>
  <g id="axes"><path d="M 0 0 h 400 v 260 h -400 z" style="fill: #fff"/>
    <g>{_CELLS}</g>
    <g class="mark edge" data-mark="edge" data-n="6"><title>A to B</title>
      <path d="M 60 170 L 330 240" style="fill: none; stroke: #888; stroke-width: 1"/></g>
    <g class="mark" data-mark="dot" data-n="7"><title>A small dot</title>
      <use xlink:href="#dot" x="360" y="180" style="fill: #0072b2"/></g>
    <g class="mark" data-mark="missing" data-n="8"><title>No ink</title><path d=""/></g>
    <text x="200" y="14" style="font: 12px 'DejaVu Sans'; text-anchor: middle">Two by three</text>
  </g>
</svg>""".strip()

PASSAGE = """
<div xmlns="http://www.w3.org/1999/xhtml" class="passage"><p>On Sunday
<span class="mark" data-mark="statement" title="Statement by Lavrov"><span class="mark"
data-mark="lavrov" title="Actor: Lavrov">Lavrov</span> said that a meeting was <span class="mark"
data-mark="event" title="Event: a meeting, denied">not planned</span></span><span class="mark"
data-mark="event" data-part="2" title="Event: a meeting, denied"> before August</span>, and that a
very long agenda would first have to be prepared by the two sides. The sentence goes on so that its
end stands on another line.</p><p>Then <span class="mark" data-mark="rubio"
title="Actor: Rubio">Rubio</span> answered.</p></div>"""

TABLE = (
    '<table xmlns="http://www.w3.org/1999/xhtml"><caption>Speakers</caption><thead><tr>'
    '<th scope="col">Speaker</th><th scope="col">Statements</th></tr></thead><tbody>'
    + "".join(
        f'<tr class="mark" data-mark="{name.lower()}" title="{name}, {n} statements">'
        f"<td>{name}</td><td>{n}</td></tr>"
        for name, n in (("Lavrov", 9), ("Rubio", 4), ("Witkoff", 2))
    )
    + "</tbody></table>"
)

HOSTILE = """
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
     viewBox="0 0 90 90" width="90pt" height="90pt" onload="window.pwned=1">
  <script>window.pwned=2</script>
  <style>@import "http://192.0.2.1/a.css"; * { fill: url(http://192.0.2.1/b) }</style>
  <g class="mark" data-mark="a" onclick="window.pwned=3" tabindex="7">
    <title>&lt;img src=x onerror="window.pwned=4"&gt;</title>
    <path d="M0 0h90v90z" onmouseover="window.pwned=5" fill="url(http://192.0.2.1/c)"
          style="fill: #00f; stroke: url(http://192.0.2.1/d);
                 cursor: image-set('http://192.0.2.1/e' 1x); position: fixed"/></g>
  <foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:window.pwned=6"/>
    <img xmlns="http://www.w3.org/1999/xhtml" src="x" onerror="window.pwned=7"/></foreignObject>
  <use xlink:href="http://192.0.2.1/f#a"/><use href="data:image/svg+xml,x#a"/>
  <image href="http://192.0.2.1/g.png"/><image href="data:image/svg+xml,x"/>
  <a xlink:href="javascript:window.pwned=8"><path d="M0 0h9"/></a>
  <animate attributeName="href" to="javascript:window.pwned=9"/>
  <set attributeName="onclick" to="window.pwned=10"/>
</svg>"""
