/**
 * The page of all that is kept on this device: seen in words, backed up, taken in from a backup, deleted.
 * Every word shown is in the page: # in it stands for a number, @ for a name. Names and values, which may come
 * from anybody's file, are only ever put in as text.
 */
import { copyText } from "./copy.js";
import { canDownload, download } from "./download.js";
import { asText, entries, isSame, KeptError, merge, parsed, remove, today, wipe } from "./kept.js";

const root = document.querySelector("[data-my-data]");
const find = (selector) => root.querySelector(selector);
const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });
/** What the site calls its tools, fields and choices. */
const tools = new Map(JSON.parse(root.dataset.tools).map((tool) => [tool.page, tool]));

/** Says one of the page's sentences, in the place for it. */
function say(place, sentence, { number = "", name = "" } = {}) {
  const words = root.dataset[sentence] ?? sentence;
  find(`[data-said="${place}"]`).textContent = words.replace("#", () => number).replace("@", () => name);
}

/** Runs what may fail, and says why it did. */
function attempt(place, act) {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof KeptError)) throw error;
    return say(place, error.reason, error);
  }
}

function draw() {
  const present = attempt("list", entries);
  const isEmpty = !present?.length;
  find("[data-none]").hidden = !present || !isEmpty;
  for (const part of root.querySelectorAll("[data-some]")) part.hidden = isEmpty;
  // What cannot be read can still be wiped.
  find("[data-wiping]").hidden = present && isEmpty;
  find("[data-entries]").replaceChildren(...(present ?? []).map(card));
  find("#my-data-text").value = present ? asText(present) : "";
}

function card(entry) {
  const made = find("[data-entry]").content.cloneNode(true);
  const part = (selector) => made.querySelector(selector);
  const tool = tools.get(entry.page);
  for (const place of made.querySelectorAll("[data-name]")) place.textContent = entry.name;
  part("[data-title]").textContent = tool?.title ?? entry.title;
  part("[data-day]").textContent = entry.saved;
  part("[data-values]").replaceChildren(...Object.entries(entry.values).flatMap(
    ([field, text]) => pair(tool?.fields.find(({ name }) => name === field), field, text)));
  const link = part("[data-open]");
  if (tool) link.href = `../${entry.page}/#saved=${encodeURIComponent(entry.name)}`;
  else link.remove();
  part("[data-delete]").addEventListener("click", () => attempt("list", () => {
    remove(entry);
    draw();
    say("list", "deleted", entry);
    find("[data-said=list]").focus();
  }));
  return made;
}

/** One answer as the form words it: its label, and the words of its choices. */
function pair(field, name, text) {
  const line = document.createElement("div");
  const shown = element("dd", field?.columns ? rows(field, text) : chosen(field, text));
  line.append(element("dt", field?.label ?? name), shown);
  return [line];
}

const chosen = (field, text) => field?.choices?.[text] ?? text.replaceAll("\t", " ");

function rows(field, text) {
  const lines = text.split("\n").filter((line) => line.trim());
  return lines.map((line) => line.split("\t").map((cell, place) => chosen(field.columns[place], cell))
    .filter((cell) => cell.trim()).join(" ")).join("\n");
}

async function takeIn() {
  const file = find("#my-data-file").files[0];
  const text = file ? await file.text() : find("#my-data-paste").value;
  if (!text.trim()) return say("import", "nothing");
  return attempt("import", () => {
    const incoming = parsed(text.trim());
    const unknown = incoming.findIndex(({ page }) => !tools.has(page));
    if (unknown >= 0) throw new KeptError("page", unknown + 1);
    const { added, renamed } = merge(incoming);
    draw();
    find("#my-data-file").value = "";
    find("#my-data-paste").value = "";
    if (!added) return say("import", "already");
    return say("import", renamed ? root.dataset.addedRenamed.replace("#", () => added) : "added", { number: renamed || added });
  });
}

async function copy() {
  const text = find("#my-data-text");
  say("backup", await copyText(text.value) ? "copied" : "notCopied");
}

function clear() {
  attempt("list", () => {
    wipe();
    find("[data-wiping]").open = false;
    draw();
    say("list", "wiped");
    find("[data-said=list]").focus();
  });
}

function wire() {
  find("[data-import]").addEventListener("click", takeIn);
  find("[data-copy]").addEventListener("click", copy);
  find("[data-wipe]").addEventListener("click", clear);
  const button = find("[data-download]");
  button.hidden = !canDownload;
  button.addEventListener("click", () => {
    download(`${root.dataset.file}-${today()}.json`, "application/json", asText(entries(), 1));
    say("backup", "downloaded");
  });
  addEventListener("storage", draw);
  addEventListener("pageshow", ({ persisted }) => persisted && draw());
  root.hidden = false;
}

wire();
draw();
