/**
 * Taking a result away: copied, downloaded, printed. Whatever is taken is also shown, as text that can be selected:
 * browsers inside other apps often refuse to copy or to download without saying so.
 */
import { copyText } from "../copy.js";
import { canDownload, download } from "../download.js";

/** Inside these apps print() may be there and do nothing: a button would only be one more thing that fails. */
const prints = typeof globalThis.print === "function" && !/MicroMessenger|AlipayClient/i.test(navigator.userAgent);
const find = (selector) => document.querySelector(selector);
let takeable = {};

const place = find(".calc-result");

/** @param {{text: string, python: string, csv: Record<string, string>}} exports of calculators.answer */
export function offer(exports) {
  takeable = exports;
  find(".calc-take").hidden = false;
  find(".calc-take-shown").hidden = true;
  find(".calc-take-said").textContent = "";
  for (const button of document.querySelectorAll("[data-take]")) button.hidden = !textFor(button);
  for (const button of document.querySelectorAll("[data-print], [data-print-document]")) button.hidden = !prints;
}

export function withdraw() {
  takeable = {};
  find(".calc-take").hidden = true;
}

function textFor({ dataset }) {
  return dataset.take === "csv" ? takeable.csv?.[dataset.tableName] : takeable[dataset.take];
}

async function take(button) {
  const text = textFor(button);
  find("#calc-take-text").value = text;
  find(".calc-take-shown").hidden = false;
  const said = find(".calc-take-said");
  if (button.dataset.take !== "csv") return say(said, await copyText(text));
  return save(said, `${button.dataset.tableName}.csv`, "text/csv", text);
}

/** Where a file would go nowhere, the text is copied instead. */
async function save(said, name, type, text) {
  if (!canDownload) return say(said, await copyText(text), "copiedInstead");
  download(name, type, text);
  said.textContent = said.dataset.saved;
}

function say(said, copied, success = "copied") {
  said.textContent = copied ? said.dataset[success] : said.dataset.failed;
  const raw = said.closest("[data-document]")?.querySelector(".calc-raw");
  if (raw && !copied) raw.open = true; // what is to be copied by hand has to be in sight
}

/** Once there is a result, it goes to paper and nothing else (see the stylesheet), with all that is folded in it. */
function prepareForPaper() {
  if (!takeable.text) return;
  document.body.dataset.prints ??= "result";
  const folded = [...place.querySelectorAll("details:not([open], .calc-raw)")];
  folded.forEach((fold) => { fold.open = true; });
  addEventListener("afterprint", () => {
    delete document.body.dataset.prints;
    find("[data-printed]")?.removeAttribute("data-printed");
    folded.forEach((fold) => { fold.open = false; });
  }, { once: true });
}

addEventListener("beforeprint", prepareForPaper);

function printDocument(holder) {
  document.body.dataset.prints = "document";
  holder.dataset.printed = "";
  print();
}

const documentOf = (button) => button.closest("[data-document]");
const textOf = (button) => documentOf(button).querySelector(".calc-document-text").textContent;
const saidBy = (button) => documentOf(button).querySelector("[role=status]");

/** What a click on each kind of button does. */
export const TAKING = {
  "[data-take]": (_, button) => take(button),
  "[data-print]": () => print(),
  "[data-print-document]": (_, button) => printDocument(documentOf(button)),
  "[data-copy-document]": async (_, button) => say(saidBy(button), await copyText(textOf(button))),
  "[data-download-document]": (_, button) => {
    const name = button.dataset.downloadDocument;
    save(saidBy(button), name, name.endsWith(".ics") ? "text/calendar" : "text/plain", textOf(button));
  },
};
