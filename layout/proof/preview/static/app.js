// The proof desk: state from the server in, pages and panel out, keys and buttons between.
import { say } from "./words.js";
import { draw, fitTo, light, onLost, onPlace, onView, shownPages, view, zoomTo } from "./desk.js";
import { bindKeys } from "./keys.js";
import { drawPanel, panel, step } from "./panel.js";

const $ = (id) => document.getElementById(id);
let state = { pages: [], notes: [], changes: [], choices: {}, searches: {}, fills: [], edits: [], version: -1 };
let faces = "";

// state -----------------------------------------------------------------------------------------

let fetching = false;
let again = false;
async function refresh() {
  if (fetching) { again = true; return; }
  fetching = true;
  try {
    do {
      again = false;
      const next = await (await fetch("/state")).json();
      await freshFaces(next);
      state = next;
      await drawAll();
    } while (again);
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault; // the server could not be asked
    setTimeout(refresh, RETRY_MS);
  } finally {
    fetching = false;
  }
}
const RETRY_MS = 1500;

/** Load the fonts that new glyphs came in before the pages that need them are shown. */
async function freshFaces(next) {
  if (next.faces === faces) return;
  faces = next.faces;
  const css = await (await fetch("/fonts.css")).text();
  const style = document.createElement("style");
  style.textContent = css;
  $("faces")?.remove();
  style.id = "faces";
  document.head.append(style);
  const names = [...css.matchAll(/font-family:(g[0-9a-f]+);src/g)].map((match) => match[1]);
  await Promise.all(names.map((name) => document.fonts.load(`9px "${name}"`, "\u{F0001}")));
}

async function drawAll() {
  document.title = state.title;
  $("title").textContent = state.title;
  drawTabs();
  await draw(state);
  drawPanel(state, view, act);
  $("undo").hidden = !state.edits.length;
  if (state.edits.length) $("undo").title = say.edit(state.edits[0]);
  const status = $("status");
  const errors = state.notes.filter((note) => note.severity === "error" && !note.older);
  const heavy = state.fills.filter((fill) => fill.heavy).map((fill) => fill.page);
  status.className = state.busy ? "busy" : errors.length ? "error" : heavy.length ? "filled" : "";
  status.textContent = state.busy ? say.busy : errors.length ? say.faulty(errors.length)
    : heavy.length ? say.filled(heavy) : say.ready(state.milliseconds);
  status.title = state.fills.map((fill) => `${say.version(fill.page)}：${fill.words}`).join("\n");
  const alert = $("alert");
  alert.hidden = !(state.stale && errors.length);
  if (!alert.hidden) {
    const place = errors[0].line ? `${errors[0].file}:${errors[0].line}:${errors[0].column}` : "";
    const head = document.createElement("b");
    head.textContent = say.stale(state.good_moment);
    alert.replaceChildren(head, `${errors[0].message}　${place}`);
    alert.onclick = () => act.open(place, errors[0].url);
  }
  document.body.dataset.version = state.version;
}

function drawTabs() {
  const shown = state.pages.length ? shownPagesSafe() : [];
  $("pages").replaceChildren(...state.pages.map((page) => {
    const button = document.createElement("button");
    const number = document.createElement("b");
    const name = document.createElement("span");
    number.textContent = page.galley || page.page;
    name.textContent = page.galley ? "" : page.section;
    button.append(number, name);
    button.title = page.galley || page.section;
    if (page.galley) button.className = "galley";
    button.setAttribute("role", "tab");
    button.setAttribute("aria-selected", shown.includes(page.page));
    const worst = state.notes.filter((note) => note.at === page.page).map((note) => note.severity);
    if (worst.length) {
      const dot = document.createElement("i");
      dot.className = worst.includes("error") ? "error" : "warning";
      button.append(dot);
    }
    button.onclick = () => go(page.page);
    return button;
  }));
}

function shownPagesSafe() {
  try { return shownPages(); } catch { return [view.page]; }
}

// doing -----------------------------------------------------------------------------------------

async function go(page) {
  if (!state.pages.some((one) => one.page === page)) return;
  view.page = page;
  await draw(state);
  drawTabs();
  drawPanel(state, view, act);
  $("desk").focus();
}

async function mode(name) {
  view.mode = name;
  view.fit ||= "fit";
  document.body.dataset.mode = name;
  for (const button of $("modes").children) button.setAttribute("aria-pressed", button.dataset.mode === name);
  await draw(state);
  drawTabs();
  fitTo(view.fit);
}

const act = {
  go,
  async light(kind, index, page) {
    if (page && !shownPagesSafe().includes(page)) await go(page);
    light(`${kind}-${index}`);
  },
  async copy(place, said = say.copied) {
    $("place").textContent = place;
    try { await navigator.clipboard.writeText(place); } catch { /* the place is in the foot all the same */ }
    toast(said(place));
  },
  /** Open the editor at a place if its address is known; the place is copied in any case. */
  async open(place, url, said = "") {
    if (url) {
      const link = document.createElement("a");
      link.href = url;
      link.click();
    }
    const told = url ? say.opened : say.copied;
    await act.copy(place, (words) => told(words) + said);
  },
  async find(page) { await post(`/alternatives/${page}`); },
  async write(path, kind) {
    const outcome = await post(path);
    toast(say.outcome[kind][outcome] ?? say.outcome.other[outcome] ?? outcome,
      outcome === "written" && kind !== "undo" ? [say.undo, () => act.undo()] : null);
    await refresh();
  },
  async undo() {
    if (state.edits.length) await act.write("/undo", state.edits[0].freed ? "redo" : "undo");
    else toast(say.outcome.other.gone);
  },
};

async function post(path) {
  const answer = await fetch(path, { method: "POST", headers: { "x-proof-token": state.token } });
  return (await answer.json()).outcome;
}

onPlace((place) => {
  act.open(`${place.shown}:${place.line}:${place.column}`, place.url, place.older ? say.older : "");
});
onLost(() => refresh());

let timer = 0;
function toast(words, action = null) {
  const box = $("toast");
  box.replaceChildren(words);
  if (action) {
    const button = document.createElement("button");
    [button.textContent, button.onclick] = action;
    box.append(button);
  }
  box.classList.add("on");
  clearTimeout(timer);
  timer = setTimeout(() => box.classList.remove("on"), action ? 8000 : 2600);
}

// buttons and keys ------------------------------------------------------------------------------

function buttons(group, entries) {
  $(group).replaceChildren(...entries.map(([words, title, action, data = {}]) => {
    const button = document.createElement("button");
    button.textContent = words;
    button.title = title;
    button.onclick = () => action(button);
    Object.assign(button.dataset, data);
    if (data.id) button.id = data.id;
    return button;
  }));
}

function layer(name) {
  const on = document.body.classList.toggle(`show-${name}`);
  for (const button of $("layers").children) {
    if (button.dataset.layer === name) button.setAttribute("aria-pressed", on);
  }
}

buttons("modes", ["page", "spread", "compare"].map((name) => [say[name], name[0].toUpperCase(), () => mode(name), { mode: name }]));
buttons("zooms", [
  ["−", "−", () => zoomTo(view.zoom / 1.25)],
  ["100%", "", () => zoomTo(4 / 3), { id: "zoom-value" }],
  ["+", "+", () => zoomTo(view.zoom * 1.25)],
  [say.fit, "0", () => fitTo("fit")],
  [say.width, "W", () => fitTo("width")],
]);
const LAYERS = [["rows", "G"], ["columns", "L"], ["modules", "M"], ["notes", "N"], ["changes", "D"]];
buttons("layers", LAYERS.map(([name, key]) => [say[name], key, () => layer(name), { layer: name }]));
for (const button of $("layers").children) {
  button.setAttribute("aria-pressed", document.body.classList.contains(`show-${button.dataset.layer}`));
}
for (const button of $("modes").children) button.setAttribute("aria-pressed", button.dataset.mode === "page");

const help = $("help");
{
  const head = document.createElement("h2");
  head.textContent = say.keys;
  const entries = document.createElement("dl");
  for (const [key, words] of say.help) {
    const [term, told] = [document.createElement("dt"), document.createElement("dd")];
    const cap = document.createElement("kbd");
    cap.textContent = key;
    term.append(cap);
    told.textContent = words;
    entries.append(term, told);
  }
  help.replaceChildren(head, entries);
  help.onclick = () => help.close();
}
{
  const cap = document.createElement("kbd");
  cap.textContent = "?";
  $("keys").append(cap, ` ${say.keys}`);
  $("keys").onclick = () => help.showModal();
  $("keys").style.cursor = "pointer";
}

bindKeys({
  pages: () => state.pages, shown: shownPagesSafe, go, mode, layer, act, help,
  step: (by) => step(by, state, act),
});

// the server's word -----------------------------------------------------------------------------

/** The address keeps page, zoom and mode, so that a reload shows the same. */
function remember() {
  const words = new URLSearchParams({ page: view.page, zoom: view.fit || view.zoom.toFixed(3), mode: view.mode });
  if (location.hash.slice(1) !== `${words}`) history.replaceState(null, "", `#${words}`);
}
{
  const words = new URLSearchParams(location.hash.slice(1));
  const [zoom, name] = [words.get("zoom") ?? "fit", words.get("mode")];
  view.page = Number(words.get("page")) || 1;
  view.fit = ["fit", "width"].includes(zoom) ? zoom : "";
  if (!view.fit) view.zoom = Math.min(Math.max(Number(zoom) || 1, 0.12), 12);
  if (["spread", "compare"].includes(name)) {
    view.mode = document.body.dataset.mode = name;
    for (const button of $("modes").children) button.setAttribute("aria-pressed", button.dataset.mode === name);
  }
}
onView(() => { if (state.pages.length) remember(); });
$("undo").textContent = say.undo;
$("undo").onclick = () => act.undo();

const events = new EventSource("/events");
events.onmessage = () => refresh();
events.onerror = () => { $("status").className = "off"; $("status").textContent = say.off; };
refresh();
