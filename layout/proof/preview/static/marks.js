// Marks: notes and changes as rectangles over a page.
const SVG = "http://www.w3.org/2000/svg";

/** Notes and changes as rectangles over the page. */
export function over(box, page, state) {
  box.querySelector(".over")?.remove();
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "over");
  svg.setAttribute("viewBox", `0 0 ${page.width} ${page.height}`);
  const groups = [
    ...state.notes.map((note, i) => ["note", i, note.at, note.rects, note.severity]),
    ...state.changes.map((change, i) => ["change", i, change.page, change.rects, ""]),
  ];
  const marked = new Set();
  for (const [kind, index, at, rects, severity] of groups) {
    if (at !== page.page || !rects.length) continue;
    const group = document.createElementNS(SVG, "g");
    const place = `${kind} ${rects}`; // notes of one place share one mark: errors come first
    group.setAttribute("class", `${kind} ${severity}${marked.has(place) ? " again" : ""}`);
    marked.add(place);
    group.dataset.mark = `${kind}-${index}`;
    for (const [x, y, w, h] of rects) group.append(rectangle(x - 1, y - 1, Math.max(w, 1) + 2, h + 2));
    svg.append(group);
  }
  box.append(svg);
}

export function rectangle(x, y, width, height) {
  const rect = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries({ x, y, width, height })) rect.setAttribute(name, value);
  return rect;
}
