// The side panel: what is wrong, what changed, how else the page could be made up.
import { say } from "./words.js";

const tabs = document.getElementById("tabs");
const list = document.getElementById("list");
export const panel = { tab: "notes", at: -1 };
const searching = new Set();

function made(tag, kind, words) {
  const element = document.createElement(tag);
  if (kind) element.className = kind;
  if (words !== undefined) element.textContent = words;
  return element;
}

export function drawPanel(state, view, act) {
  const errors = state.notes.filter((note) => note.severity === "error").length;
  const heads = [
    ["notes", say.tabNotes, state.notes.length, errors ? "error" : ""],
    ["changes", say.tabChanges, state.changes.length, ""],
    ["choices", say.tabChoices, 0, ""],
  ];
  tabs.replaceChildren(...heads.map(([key, words, count, kind]) => {
    const button = made("button", "", words);
    button.dataset.tab = key;
    button.setAttribute("role", "tab");
    button.setAttribute("aria-selected", panel.tab === key);
    if (count) button.append(made("b", kind, count));
    button.onclick = () => { panel.tab = key; panel.at = -1; drawPanel(state, view, act); };
    return button;
  }));
  const draws = { notes, changes, choices };
  const top = list.scrollTop;
  list.replaceChildren(...draws[panel.tab](state, view, act));
  list.scrollTop = top;
}

function notes(state, view, act) {
  if (!state.notes.length) return [made("div", "empty-list", say.noNotes)];
  return state.notes.map((note, index) => {
    const card = made("div", `card ${note.severity}`);
    card.dataset.card = `note-${index}`;
    card.tabIndex = 0;
    card.append(made("p", "", note.message));
    if (note.hint) card.append(made("p", "hint", say.hint + note.hint));
    const meta = made("div", "meta");
    if (note.at && note.page) meta.append(made("span", "chip", say.version(note.page)));
    meta.append(made("span", "", note.rule));
    if (note.line) {
      const go = made("button", "go", `${note.file.split("/").pop()}:${note.line}:${note.column}`);
      go.onclick = (event) => { event.stopPropagation(); act.copy(`${note.file}:${note.line}:${note.column}`); };
      meta.append(go);
    }
    card.append(meta);
    card.onclick = () => { choose(index, "note"); act.light("note", index, note.at); };
    if (panel.at === index) card.classList.add("on");
    return card;
  });
}

function changes(state, view, act) {
  if (!state.round) return [made("div", "empty-list", say.noRound(state.file))];
  if (!state.changes.length) return [made("div", "empty-list", say.noChanges)];
  const head = made("div", "row", say.since(state.round.name));
  return [head, ...state.changes.map((change, index) => {
    const card = made("div", "card new");
    card.dataset.card = `change-${index}`;
    card.tabIndex = 0;
    card.append(made("p", "", `${index + 1}. ${change.words}`));
    card.onclick = () => { choose(index, "change"); act.light("change", index, change.page); };
    if (panel.at === index) card.classList.add("on");
    return card;
  })];
}

function choices(state, view, act) {
  const page = state.pages.find((one) => one.page === view.page);
  const found = state.choices[view.page];
  if (found) searching.delete(view.page);
  const row = made("div", "row");
  const find = made("button", "main", searching.has(view.page) ? say.finding : say.find);
  find.id = "find";
  find.disabled = searching.has(view.page);
  find.onclick = async () => { searching.add(view.page); await act.find(view.page); drawPanel(state, view, act); };
  row.append(find);
  if (page?.dummy) {
    const unpick = made("button", "", say.unpick);
    unpick.id = "unpick";
    unpick.onclick = () => act.write(`/unpick/${view.page}`);
    row.append(unpick);
  }
  if (!found) return [row, made("div", "empty-list", say.choices)];
  if (!found.length) return [row, made("div", "empty-list", say.noChoices)];
  return [row, ...found.map((choice, index) => {
    const card = made("div", index ? "card" : "card now");
    card.append(made("p", "", choice.words));
    const figure = made("div", "figure");
    figure.innerHTML = choice.svg;
    const drawing = figure.querySelector("svg");
    drawing.setAttribute("viewBox", `0 0 ${drawing.getAttribute("width")} ${drawing.getAttribute("height")}`);
    card.append(figure);
    const pick = made("button", "main", say.pick);
    pick.dataset.pick = index;
    pick.onclick = () => act.write(`/pick/${view.page}/${index}`);
    card.append(pick);
    return card;
  })];
}

/** Make a card the one that is looked at. */
function choose(index, kind) {
  panel.at = index;
  list.querySelector(".card.on")?.classList.remove("on");
  list.querySelector(`[data-card="${kind}-${index}"]`)?.classList.add("on");
}

/** Step to the next or previous note or change. */
export function step(by, state, act) {
  if (panel.tab === "choices") return;
  const items = panel.tab === "notes" ? state.notes : state.changes;
  if (!items.length) return;
  const kind = panel.tab === "notes" ? "note" : "change";
  choose((panel.at + by + items.length) % items.length, kind);
  const item = items[panel.at];
  act.light(kind, panel.at, kind === "note" ? item.at : item.page);
  list.querySelector(`[data-card="${kind}-${panel.at}"]`)?.scrollIntoView({ block: "nearest" });
}
