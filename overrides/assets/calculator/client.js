/**
 * Wires the finished form of a calculator page to the engine: texts out of its fields, texts into the page.
 * Every word a reader sees is in the page already or comes from calculators.answer; no sum is done here.
 */
import { copyText } from "../copy.js";
import { Engine } from "./engine.js";
import { addRow, clearErrors, fieldNames, fillValues, markErrors, prepare, readLabels, readValues, removeBlankRows, removeRow, showAsked } from "./form.js";
import { wireKeeping } from "./keep.js";
import { readTemplates, showExample, showResult } from "./result.js";
import { TAKING } from "./take.js";

const LINK = "#with=";
const SIGNS = [".rules", ".result"]; // in a link: the rules it was made by, and the main result then
const find = (selector) => document.querySelector(selector);
const form = find("form[data-calculator]");
const [status, bar, failure, summary] = [".calc-status", ".calc-progress", ".calc-failure", ".calc-errors"].map(find);
const title = document.title;
let isWanted = false; // by the reader: what is loaded in idle time is loaded in silence
let isPressed = false;
let shared = {}; // what a link says of the day it was made
let carried = {}; // numbers from another calculator that are for a later one
let headline = "";

const engine = new Engine({
  loading: ({ received, expected }) => Object.assign(bar, { max: expected, value: received }),
  ready: () => tell("ready"),
  failed: () => tell("failed"),
  answer(response) {
    tell("");
    if (response.errors) return showErrors(response.errors);
    headline = response.results[form.dataset.headline].value;
    showResult(response, { ...readValues(form), carried });
    if (isPressed) goTo(find("#result"));
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

function calculate(pressed) {
  isPressed = pressed;
  hideErrors();
  removeBlankRows(form);
  want();
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

/** Fills the form from a link's #with=… and calculates; says whether the address has one. */
function takeNumbers() {
  if (!location.hash.startsWith(LINK)) return false;
  const given = Object.fromEntries(new URLSearchParams(location.hash.slice(LINK.length)));
  const { [SIGNS[0]]: rules, [SIGNS[1]]: result, ...values } = given;
  shared = rules && result ? { rules, result } : {};
  const fields = new Set(fieldNames(form));
  carried = Object.fromEntries(Object.entries(values).filter(([name]) => !fields.has(name)));
  fillValues(form, values);
  calculate(false);
  return true;
}

async function copyLink({ target }) {
  const place = target.closest(".calc-share");
  const field = place.querySelector("input");
  const sign = headline ? { [SIGNS[0]]: form.dataset.rules, [SIGNS[1]]: headline } : {};
  field.value = `${location.origin}${location.pathname}${LINK}${new URLSearchParams({ ...readValues(form), ...sign })}`;
  field.parentElement.hidden = false;
  const said = place.querySelector("[role=status]");
  said.textContent = await copyText(field.value) ? said.dataset.copied : said.dataset.failed;
}

function startOver({ target }) {
  engine.question = undefined;
  [shared, carried, headline] = [{}, {}, ""];
  fillValues(form, {});
  hideErrors();
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

function wire() {
  form.addEventListener("change", () => showAsked(form));
  form.addEventListener("submit", (event) => { event.preventDefault(); calculate(true); });
  // What is typed lives in this tab's history, so that going back and reloading keep it; nowhere else.
  form.addEventListener("change", () => history.replaceState({ ...history.state, values: readValues(form) }, ""));
  for (const sign of ["focusin", "pointerover"]) form.addEventListener(sign, want, { once: true });
  addEventListener("hashchange", useNumbers);
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
if (history.state?.values) fillValues(form, history.state.values);
else takeNumbers();
wireKeeping(form, {
  readValues, fillValues, result: () => headline,
  loaded(kept) {
    [shared, carried] = [kept.shared, {}];
    calculate(false);
  },
});
addEventListener("load", warm);
