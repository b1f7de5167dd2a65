/**
 * Undoing the last changes of a form, and keeping what it holds on this device, when the reader says so.
 * Every word shown is in the page (see templates/_keeping.jinja): # in it stands for a number, @ for a name.
 */
import { entries, keep, KeptError, LONGEST_NAME, readable, today } from "../kept.js";

/** In a link from the page of all that is kept: the name of what is to be opened here. */
export const SAVED = "#saved=";
const MOST_UNDONE = 20;
const find = (selector) => document.querySelector(selector);
const worded = (words, { number = "", name = "" }) => words.replace("#", () => number).replace("@", () => name);

/**
 * To be called once, after the form has been filled with whatever the page began with.
 * @param {HTMLFormElement} form with data-rules: the version of the rules
 * @param {object} page
 * @param {(form) => Record<string, string>} page.readValues
 * @param {(form, values: Record<string, string>) => void} page.fillValues
 * @param {(kept: {values: object, shared: {rules: string, result: string} | {}}) => void} [page.loaded] the form holds
 *   what was kept: calculate it
 * @param {() => string} [page.result] the plain value of the main result, "" before there is one
 * @param {(text: string) => void} [page.say] shows and announces a sentence near the form
 */
export function wireKeeping(form, { readValues, fillValues, loaded = () => {}, result = () => "", say = sayNearForm }) {
  wireUndo(form, { readValues, fillValues, say });
  const fold = find("[data-keeping]");
  if (!fold) return;
  const keeper = { form, fold, readValues, fillValues, loaded, result, say, page: pageName() };
  fold.addEventListener("toggle", () => fold.open && open(keeper));
  find("[data-save]").addEventListener("click", () => save(keeper));
  find("[data-saved-list]").addEventListener("click", ({ target }) => takeBack(keeper, target.closest("[data-load]")));
  addEventListener("hashchange", () => followLink(keeper));
  // What was typed since is worth more than what the address once asked for.
  if (!history.state?.values) followLink(keeper);
}

const sayNearForm = (text) => { find("[data-undo-said]").textContent = text; };

/** The last part of the address: tools/overdue-interest/ → overdue-interest. */
const pageName = () => location.pathname.replace(/(?:index\.html)?$/, "").split("/").at(-2);

/** A row nobody has typed in is no change. */
const keyOf = (values) => JSON.stringify(Object.entries(values).map(
  ([field, text]) => [field, text.split("\n").filter((line) => line.trim())]));

function wireUndo(form, { readValues, fillValues, say }) {
  const button = find("[data-undo]");
  if (!button) return;
  const past = [];
  let present = readValues(form);
  const note = () => {
    const values = readValues(form);
    if (keyOf(values) !== keyOf(present)) past.push(present);
    if (past.length > MOST_UNDONE) past.shift();
    present = values;
    button.disabled = !past.length;
  };
  const undo = () => {
    note();
    if (!past.length) return;
    fillValues(form, past.pop());
    present = readValues(form);
    form.dispatchEvent(new Event("change", { bubbles: true }));
    say(worded(past.length ? button.dataset.undone : button.dataset.undoneAll, { number: past.length }));
    // A button that cannot be pressed any more loses the focus to nowhere.
    if (!past.length) find("#form")?.focus({ preventScroll: true });
    button.disabled = !past.length;
  };
  form.addEventListener("change", note);
  addEventListener("hashchange", () => setTimeout(note));
  // Rows come and go, examples and links fill the form: after the click has done what it does.
  document.addEventListener("click", ({ target }) => target.closest("[data-undo]") ? undo() : setTimeout(note));
}

/** Runs what may fail for want of storage; says why, and changes nothing in the form. */
function attempt(keeper, act) {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof KeptError)) throw error;
    sayInFold(keeper, keeper.fold.dataset[error.reason] ?? keeper.fold.dataset.blocked, { number: error.number });
    return undefined;
  }
}

function sayInFold({ fold }, words, parts = {}) {
  fold.querySelector("[data-keep-said]").textContent = worded(words, parts);
}

function open(keeper) {
  const box = keeper.fold.querySelector("[data-keep-name]");
  box.value ||= today();
  attempt(keeper, () => list(keeper));
}

const own = ({ page }) => entries().filter((entry) => entry.page === page);

function list(keeper) {
  const template = keeper.fold.querySelector("template");
  const holder = find("[data-saved-list]");
  holder.replaceChildren(...own(keeper).map((entry) => {
    const item = template.content.cloneNode(true);
    item.querySelectorAll("[data-name]").forEach((place) => { place.textContent = entry.name; });
    item.querySelector("[data-saved]").textContent = entry.saved;
    item.querySelector("[data-load]").dataset.load = entry.name;
    return item;
  }));
  holder.hidden = !holder.children.length;
  keeper.fold.querySelector("[data-saved-title]").hidden = holder.hidden;
}

function save(keeper) {
  const { fold, form, page } = keeper;
  const name = readable(fold.querySelector("[data-keep-name]").value);
  if (!name || name.length > LONGEST_NAME) return sayInFold(keeper, fold.dataset.name, { number: LONGEST_NAME });
  return attempt(keeper, () => {
    const isThere = own(keeper).some((entry) => entry.name === name);
    if (isThere && keeper.asked !== name) {
      keeper.asked = name;
      return sayInFold(keeper, fold.dataset.replace, { name });
    }
    keep({
      name, page, title: fold.dataset.title, values: keeper.readValues(form),
      rules: form.dataset.rules, result: keeper.result(), saved: today(),
    });
    keeper.asked = "";
    list(keeper);
    return sayInFold(keeper, isThere ? fold.dataset.replaced : fold.dataset.kept, { name });
  });
}

function takeBack(keeper, button) {
  if (button) attempt(keeper, () => load(keeper, button.dataset.load));
}

/** A link from the page of all that is kept; it names what is kept here, and holds nothing of it. */
function followLink(keeper) {
  if (!location.hash.startsWith(SAVED)) return;
  try {
    load(keeper, decodeURIComponent(location.hash.slice(SAVED.length)));
  } catch (error) {
    if (!(error instanceof KeptError || error instanceof URIError)) throw error;
    keeper.say(worded(keeper.fold.dataset.gone, {}));
  }
}

function load(keeper, name) {
  const found = own(keeper).find((entry) => entry.name === name);
  if (!found) return keeper.say(worded(keeper.fold.dataset.gone, {}));
  const { form, fold } = keeper;
  keeper.fillValues(form, found.values);
  form.dispatchEvent(new Event("change", { bubbles: true }));
  keeper.say(worded(fold.dataset.loaded, { name }));
  find("#form")?.focus();
  return keeper.loaded({ values: found.values, shared: found.result ? { rules: found.rules, result: found.result } : {} });
}
