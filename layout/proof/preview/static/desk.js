// The desk: pages on the light table, their zoom, what is marked on them, what a click leads to.
import { say } from "./words.js";
import { over, rectangle } from "./marks.js";

const GAP = 26;
const desk = document.getElementById("desk");
const [left, table] = ["before", "sheets"].map((id) => {
  const pane = document.createElement("div");
  const row = document.createElement("div");
  pane.className = "pane";
  row.id = id;
  row.className = "row-of-sheets";
  pane.append(row);
  desk.append(pane);
  return row;
});
const pane = table.parentElement; // what scrolls; the pane of the last round goes along with it
for (const [from, to] of [[pane, left.parentElement], [left.parentElement, pane]]) {
  from.addEventListener("scroll", () => {
    if (Math.abs(to.scrollLeft - from.scrollLeft) > 1 || Math.abs(to.scrollTop - from.scrollTop) > 1) {
      to.scrollTo(from.scrollLeft, from.scrollTop);
    }
  });
}

export const view = { mode: "page", page: 1, zoom: 1, fit: "fit" };
const drawings = new Map(); // digest -> svg text
const DRAWINGS_KEPT = 24;
const ASK_AGAIN_MS = 700;
let state = null;
let listener = () => {};
let looked = () => {};
let lost = () => {};

export function onPlace(action) { listener = action; }
/** Called when page, zoom or mode has changed. */
export function onView(action) { looked = action; }
/** Called a moment after a page could not be fetched. */
export function onLost(action) { lost = action; }

/** The pages that stand on the desk in this mode, from left to right. */
export function shownPages() {
  const pages = state.pages.filter((p) => !p.galley).map((p) => p.page);
  const galleys = state.pages.filter((p) => p.galley).map((p) => p.page);
  if (view.mode !== "spread" || galleys.includes(view.page)) return [view.page];
  const last = pages[pages.length - 1];
  if (pages.length < 2) return [view.page];
  if (view.page === pages[0] || view.page === last) return [last, pages[0]];
  const left = view.page % 2 === 0 ? view.page : view.page - 1;
  return [left, left + 1].filter((p) => pages.includes(p));
}

function pageOf(number) { return state.pages.find((p) => p.page === number); }

export async function draw(next) {
  state = next;
  if (!state.pages.length) { table.replaceChildren(blank(say.loading)); return; }
  if (!pageOf(view.page)) view.page = state.pages[0].page;
  const numbers = shownPages();
  const come = await Promise.all(numbers.map((n) => fetched(pageOf(n).digest)));
  clearTimeout(asking);
  if (come.includes(false)) asking = setTimeout(() => lost(), ASK_AGAIN_MS);
  const wanted = numbers.map((n) => ({ key: `${n}`, page: pageOf(n) }));
  const old = new Map([...table.children].map((child) => [child.dataset.key, child]));
  table.replaceChildren(...wanted.map((one) => sheet(one, old.get(one.key))));
  const before = { key: `round-${view.page}`, page: pageOf(view.page), round: true };
  if (view.mode !== "compare") left.replaceChildren();
  else left.replaceChildren(sheet(before, [...left.children].find((one) => one.dataset.key === before.key)));
  resize();
}

let asking = 0;
/** Whether a drawing is there, fetched if need be. The one asked for last is dropped last. */
async function fetched(digest) {
  let drawing = drawings.get(digest);
  if (drawing === undefined) {
    try {
      const answer = await fetch(`/page/${digest}.svg`);
      if (!answer.ok) return false;
      drawing = await answer.text();
      if (!drawing.startsWith("<svg")) return false; // cut off, or from something between
    } catch { return false; }
  }
  drawings.delete(digest);
  drawings.set(digest, drawing);
  while (drawings.size > DRAWINGS_KEPT) drawings.delete(drawings.keys().next().value);
  return true;
}

function blank(words) {
  const box = document.createElement("div");
  box.className = "sheet empty";
  box.dataset.words = words;
  box.style.cssText = "width:390px;height:550px";
  return box;
}

function sheet({ key, page, round }, old) {
  const box = old ?? document.createElement("div");
  box.className = "sheet";
  box.dataset.key = key;
  box.dataset.page = page.page;
  if (round) {
    if (!state.round) { box.classList.add("empty"); box.dataset.words = say.noRound(state.file); box.replaceChildren(); return box; }
    if (!box.querySelector("img")) box.replaceChildren(document.createElement("img"));
  } else if (box.dataset.digest !== page.digest) {
    const drawing = drawings.get(page.digest);
    if (drawing) {
      box.innerHTML = drawing;
      box.dataset.digest = page.digest;
    }
  }
  const missing = !round && box.dataset.digest !== page.digest;
  box.classList.toggle("lost", missing);
  if (!round && !box.querySelector("svg.paper")) { box.classList.add("empty"); box.dataset.words = page.waiting ? say.waiting : say.lost; }
  box.classList.toggle("old", !round && (state.stale || missing));
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", page.galley || `${say.version(page.page)} ${page.section}`);
  box.querySelector(".cap")?.remove();
  box.prepend(caption(page, round));
  if (!round) over(box, page, state);
  return box;
}

function caption(page, round) {
  const cap = document.createElement("div");
  cap.className = "cap";
  const name = page.galley || `${say.version(page.page)} ${page.section}`;
  const words = [[round ? say.before(state.round?.name ?? "") : view.mode === "compare" ? say.now : name, ""]];
  if (!round && page.held) words.push([say.held, "hot"]);
  if (!round && page.waiting) words.push([say.waiting, "hot"]);
  if (!round && page.kept && !state.stale) words.push([say.kept, "hot"]);
  if (!round && page.moment) words.push([say.asOf(page.moment), "hot"]);
  if (!round && drawings.get(page.digest) === undefined) words.push([say.lost, "hot"]);
  if (!round && page.dummy) words.push([say.fixed, ""]);
  for (const [text, kind] of words) {
    const em = document.createElement("em");
    em.textContent = text;
    em.className = kind;
    cap.append(em);
  }
  return cap;
}

// zoom ------------------------------------------------------------------------------------------

/** Pixels of the screen for a point of the page. */
function scale() {
  const page = pageOf(view.page);
  if (view.fit && page) {
    const across = table.children.length || 1;
    const wide = (pane.clientWidth - 2 * GAP - 2) / (page.width * across);
    const deep = (pane.clientHeight - 2 * GAP - 2) / page.height;
    view.zoom = view.fit === "width" ? wide : Math.min(wide, deep);
  }
  return view.zoom;
}

export function resize() {
  if (!state?.pages.length) return;
  const zoom = scale();
  for (const box of [...left.children, ...table.children]) {
    const page = pageOf(Number(box.dataset.page));
    if (!page) continue;
    box.style.width = `${page.width * zoom}px`;
    box.style.height = `${page.height * zoom}px`;
    const picture = box.querySelector("img");
    if (picture) {
      const dpi = Math.min(400, Math.ceil((72 * zoom * devicePixelRatio) / 20) * 20);
      const address = `/round/${page.page}.png?dpi=${Math.max(60, dpi)}&v=${state.round.stamp}`;
      if (picture.getAttribute("src") !== address) picture.src = address;
    }
  }
  document.getElementById("zoom-value").textContent = `${Math.round(zoom * 75)}%`;
  looked();
}

/** Scroll by a part of the window, or by points of the screen; false if there was no way to go. */
export function scrollBy(across, down) {
  const before = [pane.scrollLeft, pane.scrollTop];
  pane.scrollBy({ left: across, top: down, behavior: "instant" });
  return Math.abs(pane.scrollLeft - before[0]) + Math.abs(pane.scrollTop - before[1]) > 1;
}
export function windowful() { return Math.max(pane.clientHeight - 60, 60); }
export function scrollToEnd(end) { pane.scrollTo({ top: end ? pane.scrollHeight : 0, behavior: "instant" }); }

export function zoomTo(zoom, x = pane.clientWidth / 2, y = pane.clientHeight / 2) {
  const before = view.zoom;
  view.fit = "";
  view.zoom = Math.min(Math.max(zoom, 0.12), 12);
  const grown = view.zoom / before;
  const across = (pane.scrollLeft + x - GAP) * grown + GAP - x;
  const down = (pane.scrollTop + y - GAP) * grown + GAP - y;
  resize();
  pane.scrollTo(across, down);
}

export function fitTo(kind) { view.fit = kind; resize(); pane.scrollTo(0, 0); }

/** Bring a mark into view, near enough to read, and let it light up. */
export function light(mark) {
  for (const lit of table.querySelectorAll(".lit")) lit.classList.remove("lit");
  const group = table.querySelector(`[data-mark="${mark}"]`);
  if (!group) return;
  const box = group.closest(".sheet");
  const area = group.getBBox();
  const near = Math.min(1.3, (pane.clientWidth - 80) / Math.max(area.width, 120), (pane.clientHeight - 80) / Math.max(area.height, 60));
  if (view.zoom < near * 0.8 || view.zoom > near * 2.5) { view.fit = ""; view.zoom = Math.max(near, 0.3); resize(); }
  const x = box.offsetLeft + (area.x + area.width / 2) * view.zoom - pane.clientWidth / 2;
  const y = box.offsetTop + (area.y + area.height / 2) * view.zoom - pane.clientHeight / 2;
  pane.scrollTo(x, y);
  group.classList.add("lit");
}

// click -----------------------------------------------------------------------------------------

let dragged = null;
desk.addEventListener("click", async (event) => {
  if (dragged?.moved || !getSelection().isCollapsed) return; // a text that was just selected is no click
  const line = event.target.closest("tspan[data-run]");
  if (!line) return;
  const box = line.closest(".sheet");
  const at = characterAt(line, event);
  const place = [...line.textContent.slice(0, at)].length; // the server counts characters
  const query = new URLSearchParams({ page: box.dataset.page, run: line.dataset.run, place });
  const answer = await fetch(`/source?${query}`);
  if (!answer.ok) return;
  mark(line, at);
  listener(await answer.json());
});

function characterAt(line, event) {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(line.getScreenCTM().inverse());
  let best = 0;
  let least = Infinity;
  for (let i = 0, n = line.getNumberOfChars(); i < n; i += 1) {
    const area = line.getExtentOfChar(i);
    const away = Math.hypot(area.x + area.width / 2 - point.x, area.y + area.height / 2 - point.y);
    if (away < least) { least = away; best = i; }
  }
  return best;
}

function mark(line, at) {
  document.querySelector(".hit")?.remove();
  const area = line.getExtentOfChar(at);
  const rect = rectangle(area.x - 0.5, area.y, area.width + 1, area.height);
  rect.setAttribute("class", "hit");
  line.closest("svg").append(rect);
}

// hands -----------------------------------------------------------------------------------------

desk.addEventListener("wheel", (event) => {
  if (!event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  const frame = (event.target.closest(".pane") ?? pane).getBoundingClientRect();
  zoomTo(view.zoom * Math.exp(-event.deltaY * 0.0022), event.clientX - frame.left, event.clientY - frame.top);
}, { passive: false });

let space = false;
let used = false; // the space bar held a page that was moved
/** Whether the space bar was let go without having moved the page: then it scrolls. */
export function spaceTapped() { return !used; }
addEventListener("keydown", (event) => { if (event.key === " " && [desk, document.body].includes(event.target)) { if (!space) used = false; space = true; event.preventDefault(); } });
addEventListener("keyup", (event) => { if (event.key === " ") space = false; });
desk.addEventListener("pointerdown", (event) => {
  dragged = null;
  const onPaper = event.target.closest("tspan[data-run]");
  if (event.button !== 1 && !(event.button === 0 && (space || !onPaper))) return;
  if (event.target.classList.contains("pane")) return; // its scroll bars
  dragged = { x: event.clientX, y: event.clientY, left: pane.scrollLeft, top: pane.scrollTop, moved: false };
  desk.setPointerCapture(event.pointerId);
});
desk.addEventListener("pointermove", (event) => {
  if (!dragged || !event.buttons) return;
  const [dx, dy] = [event.clientX - dragged.x, event.clientY - dragged.y];
  if (!dragged.moved && Math.hypot(dx, dy) < 4) return;
  dragged.moved = true;
  used = true;
  desk.classList.add("panning");
  pane.scrollTo(dragged.left - dx, dragged.top - dy);
});
desk.addEventListener("pointerup", () => desk.classList.remove("panning"));
new ResizeObserver(() => resize()).observe(desk);
