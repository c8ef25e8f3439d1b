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
    for (const [x, y, w, h] of kind === "note" ? blocks(rects) : rects) group.append(rectangle(x - 1, y - 1, Math.max(w, 1) + 2, h + 2));
    svg.append(group);
  }
  box.append(svg);
}

/** Lines that stand one under another as one block: a line round each would hide small type. */
function blocks(rects) {
  const found = [];
  for (const [x, y, w, h] of rects) {
    const last = found[found.length - 1];
    const under = last && y >= last[1] && y - (last[1] + last[3]) < h && x < last[0] + last[2] && last[0] < x + w;
    if (!under) { found.push([x, y, w, h]); continue; }
    const [right, bottom] = [Math.max(x + w, last[0] + last[2]), Math.max(y + h, last[1] + last[3])];
    last[0] = Math.min(x, last[0]);
    [last[2], last[3]] = [right - last[0], bottom - last[1]];
  }
  return found;
}

export function rectangle(x, y, width, height) {
  const rect = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries({ x, y, width, height })) rect.setAttribute(name, value);
  return rect;
}
