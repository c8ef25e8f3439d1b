// The keyboard: a page scrolls as in every reader, letters switch views.
import { fitTo, resize, scrollBy, scrollToEnd, spaceTapped, view, windowful, zoomTo } from "./desk.js";

const STEP = 60; // pixels that an arrow scrolls
const READING = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Home", "End", " "];
const desk = document.getElementById("desk");

export function bindKeys({ pages, shown, go, mode, layer, act, step, help }) {
  /** Go to the page before or after; false if there is none. */
  function beside(by) {
    const numbers = pages().map((page) => page.page);
    const stand = shown();
    let at = numbers.indexOf(view.page) + by;
    while (view.mode === "spread" && numbers[at] !== undefined && stand.includes(numbers[at])) at += by;
    if (numbers[at] === undefined) return false;
    go(numbers[at]);
    return true;
  }
  function onward(by) { if (!scrollBy(0, by * windowful()) && beside(by)) scrollToEnd(by < 0); }
  function sideways(by) { if (!scrollBy(by * STEP, 0)) beside(by); }
  function endmost(last) {
    const numbers = pages().filter((page) => !page.galley).map((page) => page.page);
    if (numbers.length) go(numbers[last ? numbers.length - 1 : 0]);
  }

  const keys = {
    ArrowLeft: () => sideways(-1), ArrowRight: () => sideways(1), ArrowUp: () => scrollBy(0, -STEP), ArrowDown: () => scrollBy(0, STEP),
    PageUp: () => onward(-1), PageDown: () => onward(1), Home: () => scrollToEnd(false), End: () => scrollToEnd(true),
    "+": () => zoomTo(view.zoom * 1.25), "=": () => zoomTo(view.zoom * 1.25), "-": () => zoomTo(view.zoom / 1.25),
    0: () => fitTo("fit"), w: () => fitTo("width"), p: () => mode("page"), s: () => mode("spread"), c: () => mode("compare"),
    g: () => layer("rows"), l: () => layer("columns"), m: () => layer("modules"), n: () => layer("notes"), d: () => layer("changes"),
    j: () => step(1), k: () => step(-1),
    b: () => { document.body.classList.toggle("no-panel"); resize(); },
    "?": () => help.showModal(),
  };
  addEventListener("keyup", (event) => {
    if (event.key === " " && [document.body, desk].includes(event.target) && spaceTapped()) onward(event.shiftKey ? -1 : 1);
  });
  addEventListener("keydown", (event) => {
    if (help.open) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key === "z" && !event.shiftKey) { event.preventDefault(); act.undo(); }
      if (event.key === "Home" || event.key === "End") { event.preventDefault(); endmost(event.key === "End"); }
      return;
    }
    if (event.altKey) return;
    if (document.getElementById("panel").contains(event.target) && READING.includes(event.key)) return; // the list scrolls
    if (/^[1-9]$/.test(event.key)) { go(Number(event.key)); return; }
    const action = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (action) { event.preventDefault(); action(); }
  });
}
