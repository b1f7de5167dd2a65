/**
 * Wires the finished form of a calculator page to the engine: texts out of its fields, texts into the page.
 * Every word a reader sees is in the page already or comes from calculators.answer; no sum is done here.
 */
import { copyText } from "../copy.js";
import { Engine } from "./engine.js";
import { addRow, clearErrors, fieldNames, fillValues, markErrors, prepare, readLabels, readValues, removeBlankRows, removeRow, settle, showAsked } from "./form.js";
import { SAVED, wireKeeping } from "./keep.js";
import { CARRIED, readTemplates, showChanged, showExample, showResult } from "./result.js";
import { TAKING } from "./take.js";

const LINK = "#with=";
const SIGNS = [".rules", ".result"]; // in a link: the rules it was made by, and the main result then
const [PRESSED, BY_LINK, BY_ITSELF] = ["pressed", "by link", "by itself"];
const find = (selector) => document.querySelector(selector);
const form = find("form[data-calculator]");
const [status, bar, failure, summary] = [".calc-status", ".calc-progress", ".calc-failure", ".calc-errors"].map(find);
const title = document.title;
let isWanted = false; // by the reader: what is loaded in idle time is loaded in silence
let reason = ""; // why it is calculated: PRESSED, BY_LINK or BY_ITSELF
let shared = {}; // what a link says of the day it was made
let brought = {}; // what came from another calculator; it goes on to the next ones
let headline = "";
let [asking, answered] = ["", ""]; // what the form held: when it was asked, and when it was asked what is answered

const engine = new Engine({
  loading: ({ received, expected }) => Object.assign(bar, { max: expected, value: received }),
  ready: () => tell("ready"),
  failed: () => tell("failed"),
  answer(response) {
    tell("");
    // Nobody has asked yet: what the last calculator did not know is no fault of the reader's.
    if (response.errors) return reason === BY_ITSELF || showErrors(response.errors);
    headline = response.results[form.dataset.headline].value;
    answered = asking;
    showResult(response, readValues(form), goingOn());
    showChanged(!isCurrent());
    if (reason === PRESSED) goTo(find("#result"));
    else sayArrived(arrivedBy());
    return hasLink() || remember();
  },
});

/** Moves the focus, and brings what follows it into sight too. */
function goTo(heading) {
  heading.scrollIntoView();
  heading.focus({ preventScroll: true });
}

/** Says how the engine is doing, in the page's words, to a reader who waits for it. */
function tell(state) {
  status.textContent = (isWanted && status.dataset[state]) || "";
  bar.hidden = !isWanted || state !== "loading";
  failure.hidden = !isWanted || state !== "failed";
}

function want() {
  isWanted = true;
  if (!engine.isReady) tell("loading");
  engine.start();
}

/** What came along goes on, as it now stands in the form, or as it came where there is no field for it. */
function goingOn() {
  const [fields, values] = [new Set(fieldNames(form)), readValues(form)];
  const texts = Object.entries(brought).map(([name, text]) => [name, fields.has(name) ? values[name] : text]);
  return Object.fromEntries(texts.filter(([, text]) => text));
}

/** What the form holds, to be compared. */
const held = () => JSON.stringify(readValues(form));

/** Whether the result in the page is of what the form holds now. */
const isCurrent = () => answered === held();

/** Which of the page's sentences says how numbers came that were calculated with before anybody asked. */
const arrivedBy = () => (reason === BY_LINK ? "linked" : Object.keys(brought).length ? "calculated" : "");

const hasLink = () => location.hash.startsWith(LINK);

/** What is typed lives in this tab's history, so that going back and reloading keep it; nowhere else. */
function remember() {
  history.replaceState({ ...history.state, values: readValues(form), brought, isCalculated: Boolean(answered) }, "");
}

function sayArrived(state) {
  for (const note of document.querySelectorAll("[data-arrived]")) note.hidden = note.dataset.arrived !== state;
}

function calculate(why) {
  reason = why;
  if (reason !== BY_ITSELF) sayArrived("");
  hideErrors();
  settle(form);
  removeBlankRows(form);
  want();
  asking = held();
  engine.ask({
    calculator: form.dataset.calculator, values: readValues(form), labels: readLabels(form),
    templates: readTemplates(), shared, exports: true,
  });
}

function showErrors(errors) {
  const items = markErrors(form, errors).map(({ message, control }) => {
    const item = document.createElement("li");
    const line = control ? item.appendChild(document.createElement("a")) : item;
    line.textContent = message;
    if (control) line.href = `#${control.id}`;
    return item;
  });
  summary.querySelector("ul").replaceChildren(...items);
  summary.hidden = false;
  document.title = form.dataset.errorTitle + title;
  summary.focus();
}

function hideErrors() {
  clearErrors(form);
  summary.hidden = true;
  document.title = title;
}

/** What the address brings after #with=, if anything; what came from another calculator goes on from here. */
function readLink() {
  if (!hasLink()) return undefined;
  const given = Object.fromEntries(new URLSearchParams(location.hash.slice(LINK.length)));
  const { [SIGNS[0]]: rules, [SIGNS[1]]: result, [CARRIED]: isCarried, ...values } = given;
  shared = rules && result ? { rules, result } : {};
  brought = isCarried ? values : {};
  return values;
}

/** Fills the form from a link and calculates; says whether the address has one. */
function takeNumbers() {
  const values = readLink();
  if (!values) return false;
  fillValues(form, values);
  const isOnTheWay = Object.keys(brought).length > 0;
  calculate(isOnTheWay ? BY_ITSELF : BY_LINK);
  if (isOnTheWay) sayArrived("filled");
  goTo(find("#form"));
  return true;
}

/** Back on this page: what was typed here counts, not what the address once brought. */
function takeUpAgain({ values, isCalculated, ...state }) {
  readLink();
  [shared, brought] = [{}, state.brought ?? brought];
  fillValues(form, values);
  if (isCalculated) calculate(BY_ITSELF);
}

async function copyLink({ target }) {
  const place = target.closest(".calc-share");
  const field = place.querySelector("input");
  const sign = headline && isCurrent() ? { [SIGNS[0]]: form.dataset.rules, [SIGNS[1]]: headline } : {};
  field.value = `${location.origin}${location.pathname}${LINK}${new URLSearchParams({ ...readValues(form), ...sign })}`;
  field.parentElement.hidden = false;
  const said = place.querySelector("[role=status]");
  said.textContent = await copyText(field.value) ? said.dataset.copied : said.dataset.failed;
}

function startOver({ target }) {
  engine.question = undefined;
  [shared, brought, headline, answered] = [{}, {}, "", ""];
  fillValues(form, {});
  hideErrors();
  sayArrived("");
  showExample();
  history.replaceState(null, "", location.pathname + location.search);
  target.closest("details").open = false;
  find("#form").focus();
}

/** Links to fields: to the error's field, or to change an answer. The label has to be in sight, not only the box. */
function goToField(event, link) {
  const control = document.getElementById(link.hash.slice(1));
  event.preventDefault();
  control.closest("details")?.setAttribute("open", "");
  control.closest("[data-path]").scrollIntoView();
  control.focus({ preventScroll: true });
}

const ON_CLICK = {
  ...TAKING,
  "[data-add]": (_, button) => addRow(button.closest("[data-field]")).focus(),
  "[data-remove]": (_, button) => removeRow(button.closest(".calc-row")).focus(),
  "[data-copy-link]": copyLink,
  "[data-start-over]": startOver,
  "a[href^='#field-']": goToField,
  // The address does not change when its own link is followed again, so nobody else hears of it.
  "a[href^='#with=']": (_, link) => link.hash === location.hash && useNumbers(),
};

const useNumbers = () => takeNumbers() && find("#form").focus();

/** A link within the page makes a new entry in the tab's history, which would hold nothing of what is typed. */
function goOn() {
  if (hasLink()) useNumbers();
  else if (!location.hash.startsWith(SAVED)) remember();
}

/** Something was typed: the result in the page may not be of that any more. */
function note() {
  remember();
  if (answered) showChanged(!isCurrent());
}

function wire() {
  for (const tidy of [settle, showAsked]) form.addEventListener("change", () => tidy(form));
  form.addEventListener("submit", (event) => { event.preventDefault(); calculate(PRESSED); });
  form.addEventListener("change", note);
  for (const sign of ["focusin", "pointerover"]) form.addEventListener(sign, want, { once: true });
  addEventListener("hashchange", goOn);
  document.addEventListener("click", (event) => {
    for (const [selector, act] of Object.entries(ON_CLICK)) {
      const node = event.target.closest(selector);
      if (node) act(event, node);
    }
  });
  for (const control of document.querySelectorAll(".calc-needs-script")) control.hidden = false;
  find(".calc-submit").disabled = false;
}

/** Loads the engine before it is wanted, where that costs the reader nothing. */
function warm() {
  const { saveData, effectiveType = "4g" } = navigator.connection ?? {};
  if (!saveData && effectiveType === "4g") (globalThis.requestIdleCallback ?? setTimeout)(() => engine.start());
}

wire();
prepare(form);
if (history.state?.values) takeUpAgain(history.state);
else takeNumbers();
wireKeeping(form, {
  readValues, fillValues, result: () => (isCurrent() ? headline : ""),
  loaded(kept) {
    [shared, brought] = [kept.shared, {}];
    calculate(BY_LINK);
  },
});
addEventListener("load", warm);
