/** The result area: it holds the worked example until a response of calculators.answer takes its place. */
const all = (selector, holder = document) => [...holder.querySelectorAll(selector)];
const area = document.querySelector(".calc-result");
const example = area?.cloneNode(true);
/** Screen readers have just been sent to the heading; the sentence is for after that. */
const PAUSE = 700;

export function showExample() {
  area.replaceChildren(...example.cloneNode(true).childNodes);
}

export function showResult(response) {
  fill("output", (name) => response.results[name]?.value && response.results[name].text);
  fill("echo", (name) => response.echo[name]);
  all("[data-list]").forEach((holder) => fillList(holder, response[holder.dataset.list] ?? []));
  all("[data-table]").forEach((holder) => fillTable(holder, response.tables[holder.dataset.table] ?? []));
  all("[data-when]", area).forEach((note) => { note.hidden = note.dataset.when !== "own"; });
  setTimeout(() => { document.querySelector(".calc-said").textContent = response.status; }, PAUSE);
}

/** Puts a text into each holder of its kind; one without a text is not shown. */
function fill(kind, textOf) {
  for (const holder of all(`[data-${kind}]`)) {
    const text = textOf(holder.dataset[kind]) ?? "";
    holder.querySelector(".calc-value").textContent = text;
    holder.hidden = !text;
  }
}

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
    cell.dataset.label = column.textContent;
    line.append(cell);
  });
  return line;
}

const element = (name, text = "") => Object.assign(document.createElement(name), { textContent: text });
