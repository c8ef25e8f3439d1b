// The side panel: what is wrong, what changed, how else the page could be made up.
import { say } from "./words.js";

const tabs = document.getElementById("tabs");
const list = document.getElementById("list");
export const panel = { tab: "notes", at: -1 };

function made(tag, kind, words) {
  const element = document.createElement(tag);
  if (kind) element.className = kind;
  if (words !== undefined) element.textContent = words;
  return element;
}

export function drawPanel(state, view, act) {
  const errors = state.notes.filter((note) => note.severity === "error" && !note.older).length;
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
  const fills = state.fills.map((fill) => {
    const card = made("div", `card fill${fill.heavy ? " warning" : ""}`);
    card.tabIndex = 0;
    card.append(made("p", "", say.fill(fill.page, fill.words)));
    card.onclick = () => act.go(fill.page);
    entered(card);
    return card;
  });
  if (!state.notes.length) return [made("div", "empty-list", say.noNotes), ...fills];
  return [...state.notes.map((note, index) => {
    const card = made("div", `card ${note.severity}${note.older ? " older" : ""}`);
    card.dataset.card = `note-${index}`;
    card.tabIndex = 0;
    entered(card);
    card.append(made("p", "", note.message));
    if (note.hint) card.append(made("p", "hint", say.hint + note.hint));
    const meta = made("div", "meta");
    if (note.at && note.page) meta.append(made("span", "chip", say.version(note.page)));
    if (note.older) meta.append(made("span", "chip", say.asOf(state.good_moment)));
    meta.append(made("span", "", note.rule));
    if (note.line) {
      const place = `${note.file}:${note.line}:${note.column}`;
      const go = made(note.url ? "a" : "button", "go", `${note.file.split("/").pop()}:${note.line}:${note.column}`);
      if (note.url) go.href = note.url;
      go.onclick = (event) => { event.stopPropagation(); act.copy(place, note.url ? say.opened : say.copied); };
      meta.append(go);
    }
    card.append(meta);
    card.onclick = () => { choose(index, "note"); act.light("note", index, note.at); };
    if (panel.at === index) card.classList.add("on");
    return card;
  }), ...fills];
}

/** Enter and the space bar do what a click does. */
function entered(card) {
  card.addEventListener("keydown", (event) => {
    if (event.target !== card || !["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    card.click();
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
    entered(card);
    card.append(made("p", "", `${index + 1}. ${change.words}`));
    card.onclick = () => { choose(index, "change"); act.light("change", index, change.page); };
    if (panel.at === index) card.classList.add("on");
    return card;
  })];
}

function choices(state, view, act) {
  const page = state.pages.find((one) => one.page === view.page);
  const offer = state.choices[view.page];
  const search = state.searches[view.page];
  const row = made("div", "row");
  const find = made("button", "main", search ? say.finding : say.find);
  find.id = "find";
  find.disabled = Boolean(search);
  find.onclick = () => act.find(view.page);
  row.append(find);
  if (page?.dummy) {
    const unpick = made("button", "", say.unpick);
    unpick.id = "unpick";
    unpick.onclick = () => act.write(`/unpick/${view.page}`, "unpick");
    row.append(unpick);
  }
  const undone = state.edits.map((edit, index) => {
    const line = made("p", "edit", say.edit(edit));
    if (index) return line;
    const undo = made("button", "", say.undo);
    undo.onclick = () => act.undo();
    line.append(undo);
    return line;
  });
  const below = undone.length ? [made("p", "edit head", say.edits), ...undone] : [];
  if (search === "cut") return [row, made("div", "empty-list", say.cut), ...below];
  if (!offer) return [row, made("div", "empty-list", search ? say.finding : say.choices), ...below];
  const told = [];
  if (offer.died) told.push(made("div", "empty-list", say.died));
  if (offer.pinned.length) told.push(made("p", "pinned", offer.free ? say.pinned(offer.pinned, offer.free) : say.allPinned(offer.pinned)));
  else if (!offer.died && offer.found.length < 2) told.push(made("div", "empty-list", say.noChoices));
  if (offer.pinned.length && offer.free && offer.found.length < 2 && !offer.died) told.push(made("p", "pinned", say.noChoices));
  return [row, ...told, ...offer.found.map((choice, index) => {
    const card = made("div", choice.stands ? "card now" : "card");
    card.append(made("p", "", choice.words));
    if (choice.stands) card.append(made("p", "hint", say.current));
    const figure = made("div", "figure");
    figure.innerHTML = choice.svg;
    const drawing = figure.querySelector("svg");
    drawing.setAttribute("viewBox", `0 0 ${drawing.getAttribute("width")} ${drawing.getAttribute("height")}`);
    card.append(figure);
    const pick = made("button", "main", choice.stands ? say.fix : say.pick);
    pick.dataset.pick = index;
    pick.onclick = () => act.write(`/pick/${view.page}/${index}`, "pick");
    card.append(pick);
    return card;
  }), ...below];
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
