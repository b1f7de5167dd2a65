/**
 * The form as texts by field name, and back again; its rows; the errors beside its fields.
 * Text that came with a link only ever becomes the value of a control.
 */
const all = (holder, selector) => [...holder.querySelectorAll(selector)];
const blocks = (form) => all(form, "[data-field]");
const rows = (block) => all(block, ".calc-row");
const controls = (holder) => all(holder, "input, select, textarea");
const unfold = (holder) => holder.closest("details")?.setAttribute("open", "");

/** Blank fields, and choices left as they were, are not among them: so it is in the worked examples, too. */
export function readValues(form) {
  const texts = blocks(form).filter(({ hidden }) => !hidden).map((block) => [block.dataset.field, textOf(block)]);
  return Object.fromEntries(texts.filter(([, text]) => text.trim()));
}

export const fieldNames = (form) => blocks(form).map(({ dataset }) => dataset.field);

/** The page's own words for its fields: error messages are worded with them. */
export function readLabels(form) {
  return Object.fromEntries(all(form, "[data-label]").map(({ dataset }) => [dataset.name, dataset.label]));
}

/** Rows travel as lines, their cells parted by tabs. */
function textOf(block) {
  if (block.dataset.rows) return linesOf(block).map((cells) => cells.join("\t")).join("\n");
  if (block.dataset.choice) return all(block, ":checked").find((radio) => !radio.defaultChecked)?.value ?? "";
  const typed = controls(block)[0].value;
  return block.dataset.recurring && typed.trim() ? `${typed}\t${controls(block)[1].value}` : typed;
}

const linesOf = (block) => rows(block).map((row) => controls(row).map(({ value }) => value.replace(/[\t\n]/g, " ")));

/** @param {Record<string, string>} values a field that is not in it goes back to its default */
export function fillValues(form, values) {
  form.reset();
  for (const block of blocks(form)) {
    const given = Object.hasOwn(values, block.dataset.field) ? String(values[block.dataset.field]) : "";
    if (block.dataset.rows) drawRows(block, parsedLines(given, block.dataset.required ? 1 : 0));
    else if (block.dataset.choice) controls(block).forEach((radio) => { radio.checked ||= radio.value === given; });
    else if (block.dataset.recurring) fillRecurring(block, given);
    else if (given) controls(block)[0].value = withoutUnit(block, given);
    else if (block.dataset.today) controls(block)[0].value = today();
    if (given) unfold(block);
  }
  showAsked(form);
}

/** The unit stands beside the box already. */
function withoutUnit(block, text) {
  const unit = block.querySelector(".calc-suffix")?.textContent;
  return unit && text.endsWith(unit) ? text.slice(0, -unit.length).trim() : text;
}

/** What only some answers make a question of is shown with them; headings and folds with any of their fields. */
export function showAsked(form) {
  for (const block of all(form, "[data-when]")) {
    const chosen = form.elements[block.dataset.when].value;
    block.hidden = !block.dataset.whenValues.split(" ").includes(chosen);
  }
  for (const fold of all(form, ".calc-more")) fold.hidden = blocks(fold).every(({ hidden }) => hidden);
  let heading;
  for (const part of all(form, ":scope > :is(.calc-group, [data-field])")) { // form.children may be a field's box
    if (part.matches(".calc-group")) heading = Object.assign(part, { hidden: true });
    else if (heading) heading.hidden &&= part.hidden;
  }
}

const PERIODS = { 天: "day", 日: "day", 周: "week", 星期: "week", 礼拜: "week", 个月: "month", 月: "month", 年: "year" };
const PERIOD = ["day", "week", "month", "year", ...Object.keys(PERIODS)].join("|");
const [PERIOD_LAST, PERIOD_FIRST] = [`^(?<amount>.*?)[\\s/，,]*[每一]?(?<period>${PERIOD})$`, `^[每一](?<period>${PERIOD})[\\s:：，,]*(?<amount>.*)$`]
  .map((pattern) => new RegExp(pattern));

/** 30/天, 200 每周, 一年 3600, or amount and period parted by a tab, as our own links have it. */
function recurringOf(text) {
  const { amount, period } = (PERIOD_FIRST.exec(text.trim()) ?? PERIOD_LAST.exec(text.trim()))?.groups ?? {};
  return period && { amount, period: PERIODS[period] ?? period };
}

function fillRecurring(block, given) {
  const { amount, period } = recurringOf(given) ?? { amount: given, period: "month" };
  const [box, select] = controls(block);
  [box.value, select.value] = [amount, period];
}

/** Who types 30/天 into the box has said how often: the box beside it then says so, too. */
export function settle(form) {
  for (const block of blocks(form).filter(({ dataset }) => dataset.recurring)) {
    const typed = controls(block)[0].value;
    if (recurringOf(typed)) fillRecurring(block, typed);
  }
}

/** The reader's own date: calculators never look at a clock. */
function today() {
  const now = new Date();
  return `${now.getFullYear()}-${now.getMonth() + 1}-${now.getDate()}`;
}

/** A group of rows that has to be answered begins with one; the day is filled in. Before anything is typed. */
export function prepare(form) {
  fillValues(form, {});
}

/** Our own links part cells with tabs; worked examples, typed by people, with blanks. */
function parsedLines(text, atLeast) {
  const lines = text.split("\n").filter((line) => line.trim());
  if (!lines.length) return Array.from({ length: atLeast }, () => []);
  return lines.map((line) => line.split(line.includes("\t") ? "\t" : " "));
}

/** Rows are drawn anew at every change, for each says which one it is: # in their template is that number. */
function drawRows(block, lines) {
  const present = lines.slice(0, block.dataset.rows);
  const drawn = present.map((_, index) => block.querySelector("template").innerHTML.replaceAll("#", index + 1));
  block.querySelector(".calc-rows").innerHTML = drawn.join("");
  rows(block).forEach((row, index) => controls(row).forEach((control, place) => {
    control.value = present[index][place] ?? control.value;
  }));
  const add = block.querySelector("[data-add]");
  add.textContent = add.dataset.words.replace("#", present.length + 1);
  add.disabled = present.length >= Number(block.dataset.rows);
}

/** @returns the control that takes the focus */
export function addRow(block) {
  drawRows(block, [...linesOf(block), []]);
  return controls(rows(block).at(-1))[0];
}

/** @returns the control that takes the focus */
export function removeRow(row) {
  const block = row.closest("[data-field]");
  drawRows(block, linesOf(block).toSpliced(rows(block).indexOf(row), 1));
  return block.querySelector("[data-add]");
}

/** A row nobody has typed in is no row; it has to go before errors count them. One stays where rows are required. */
export function removeBlankRows(form) {
  const isFilled = (cells, row) => cells.some((cell, place) => controls(row)[place].selectedIndex ?? cell.trim());
  for (const block of blocks(form).filter(({ dataset }) => dataset.rows)) {
    const filled = linesOf(block).filter((cells, index) => isFilled(cells, rows(block)[index]));
    const least = block.dataset.required ? [[]] : [];
    if (filled.length < rows(block).length) drawRows(block, filled.length ? filled : least);
  }
}

/**
 * Marks the errors' fields, each with its sentence beside it.
 * @param {{field: string, message: string}[]} errors their fields are like "principal" or "payments.2.amount"
 * @returns {{message: string, control?: Element}[]} in the form's order; what has no field there comes first
 */
export function markErrors(form, errors) {
  const holders = all(form, "[data-path]");
  const place = ({ field }) => holders.findIndex(({ dataset }) => dataset.path === field);
  const inOrder = errors.toSorted((one, other) => place(one) - place(other));
  return inOrder.map((error) => ({ message: error.message, control: mark(holders[place(error)], error.message) }));
}

function mark(holder, message) {
  if (!holder) return undefined;
  Object.assign(holder.querySelector(".calc-error"), { textContent: message, hidden: false });
  holder.classList.add("has-error");
  unfold(holder);
  const control = holder.querySelector("input, select, textarea, button");
  if (!holder.dataset.choice && !holder.dataset.rows) control.setAttribute("aria-invalid", "true");
  return control;
}

export function clearErrors(form) {
  all(form, ".calc-error").forEach((sentence) => { sentence.hidden = true; });
  all(form, ".has-error").forEach((holder) => holder.classList.remove("has-error"));
  all(form, "[aria-invalid]").forEach((control) => control.removeAttribute("aria-invalid"));
}
