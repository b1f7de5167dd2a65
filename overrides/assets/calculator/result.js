/** The result area: it holds the worked example until a response of calculators.answer takes its place. */
import { offer, withdraw } from "./take.js";

const all = (selector, holder = document) => [...holder.querySelectorAll(selector)];
const area = document.querySelector(".calc-result");
// The example's numbers are nobody's: no later page is to take them for the reader's own.
for (const link of all("a[data-carry]", area)) link.hash = "";
const example = area.cloneNode(true);
/** In a link: its numbers come from another calculator of ours, and there may be gaps. */
export const CARRIED = ".carried";
const ISO_DATE = /^\d{4}-\d\d-\d\d$/;
/** Screen readers have just been sent to the heading; the sentence is for after that. */
const PAUSE = 700;

export function showExample() {
  area.replaceChildren(...example.cloneNode(true).childNodes);
  withdraw();
}

/** The templates of the page's documents, for calculators.answer to fill in. */
export function readTemplates() {
  const written = all("[data-template]").map(({ dataset }) => [dataset.document, dataset.template]);
  return Object.fromEntries(written);
}

/**
 * @param {Record<string, string>} values what was asked with
 * @param {Record<string, string>} carried what the next calculators are to get besides
 */
export function showResult(response, values, carried) {
  fill("output", (name) => response.results[name]?.value && response.results[name].text);
  fill("echo", (name) => response.echo[name]);
  all(".calc-rows .calc-value").forEach(aRowALine);
  all(".calc-rest").forEach((fold) => { fold.hidden = !fold.querySelector(".calc-output:not([hidden])"); });
  all("[data-list]").forEach((holder) => fillList(holder, response[holder.dataset.list] ?? []));
  all("[data-table]").forEach((holder) => fillTable(holder, response.tables[holder.dataset.table] ?? []));
  all("[data-chart]").forEach((figure) => draw(figure, response.charts[figure.dataset.chart]));
  all("[data-document]").forEach((holder) => fillDocument(holder, response.documents[holder.dataset.document] ?? ""));
  all("[data-source]").forEach((mark) => { mark.hidden = !response.sources.includes(mark.dataset.source); });
  all(".calc-sources").forEach((line) => { line.hidden = !response.sources.length; });
  showSteps(response, values, carried);
  showThen(response.then ?? "");
  offer(response.exports);
  all(".calc-document-actions").forEach((actions) => { actions.hidden = false; });
  setTimeout(() => { document.querySelector(".calc-said").textContent = response.status; }, PAUSE);
}

/** Says above the result that it is of earlier numbers, or that it is of those in the form. */
export function showChanged(isChanged) {
  for (const note of all("[data-when]", area)) note.hidden = note.dataset.when !== (isChanged ? "changed" : "own");
}

/** Puts a text into each holder of its kind; one without a text is not shown. */
function fill(kind, textOf) {
  for (const holder of all(`[data-${kind}]`)) {
    const text = textOf(holder.dataset[kind]) ?? "";
    holder.querySelector(".calc-value").textContent = text;
    holder.hidden = !text;
  }
}

const aRowALine = (value) => { value.textContent = value.textContent.replaceAll("；", "；\n"); };

function fillList(holder, sentences) {
  holder.querySelector("ul").replaceChildren(...sentences.map((sentence) => element("li", sentence)));
  holder.hidden = !sentences.length;
}

function fillTable(holder, rows) {
  const columns = all("th[data-column]", holder);
  holder.querySelector("tbody").replaceChildren(...rows.map((row) => tableRow(columns, row)));
  holder.hidden = !rows.length;
}

/** On narrow screens each cell stands under its column's words, so it carries them. */
function tableRow(columns, row) {
  const line = element("tr");
  columns.forEach((column, index) => {
    const cell = element(index ? "td" : "th", row[column.dataset.column]?.text ?? "");
    if (!index) cell.scope = "row";
    cell.className = column.className;
    cell.classList.toggle("is-date", ISO_DATE.test(cell.textContent));
    cell.dataset.label = column.textContent;
    line.append(cell);
  });
  return line;
}

function fillDocument(holder, text) {
  holder.querySelector(".calc-document-text").replaceChildren(...text.split(/^(?=■ )/m).map(block));
  holder.querySelector("[role=status]").textContent = "";
  holder.hidden = !text;
}

/** What begins with ■ is unfolded when it is wanted; the templates write it alike. Its text stays the same. */
function block(text) {
  if (!text.startsWith("■ ")) return text;
  const [line, ...rest] = text.split("\n");
  const fold = Object.assign(element("details"), { className: "calc-reply" });
  const lineEnd = Object.assign(element("span", "\n"), { hidden: true });
  fold.append(element("summary", line), lineEnd, rest.join("\n"));
  return fold;
}

/** Charts are drawn by Python as SVG; parsed as a picture, nothing in one can run. */
function draw(figure, svg) {
  figure.hidden = !svg;
  const drawing = svg ? [new DOMParser().parseFromString(svg, "image/svg+xml").documentElement] : [];
  figure.querySelector(".calc-drawing").replaceChildren(...drawing);
}

/** The steps for this outcome; a link to another calculator takes the numbers along, in its fragment. */
function showSteps({ outcome, results }, values, carried) {
  const lists = all("[data-outcome]");
  const shown = lists.find(({ dataset }) => dataset.outcome === outcome) ?? lists.find(({ dataset }) => dataset.outcome === "any");
  lists.forEach((list) => { list.hidden = list !== shown; });
  for (const link of all("a[data-carry]", shown)) {
    const own = Object.entries(JSON.parse(link.dataset.carry)).map(([field, name]) => [field, typed(results[name]) || values[name]]);
    const taken = { ...carried, ...Object.fromEntries(own.filter(([, text]) => text)) };
    link.hash = `with=${new URLSearchParams({ ...taken, [CARRIED]: 1 })}`;
  }
}

/** A result as it would be typed; a rate keeps its sign, because 0.73 alone could be 0.73% as well. */
const typed = (figure) => (figure?.text.endsWith("%") ? figure.text : figure?.value);

function showThen(sentence) {
  const place = document.querySelector(".calc-then");
  place.textContent = sentence;
  place.hidden = !sentence;
}

const element = (name, text = "") => Object.assign(document.createElement(name), { textContent: text });
