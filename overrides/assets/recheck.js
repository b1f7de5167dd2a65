/**
 * Facts age. Where the day to check one again has passed by the reader's own clock, this says so: where the fact
 * stands, beside each mark that leads to it, and once on top. Where none has passed, the page is left as it is.
 */
const now = new Date(); // today where the reader is, not in Greenwich
const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
const stale = [...document.querySelectorAll("[id] time.recheck")].filter((time) => time.dateTime < today);
const words = document.getElementById("recheck-words").content;
const piece = (name) => words.querySelector(name).cloneNode(true);
const idOf = (time) => time.closest("[id]").id;

/** Says it where the fact stands: in the list at the end of a page, or on its card. */
function sayAt(time) {
  time.after(piece(".stale"), piece(".stale-meaning"));
  const card = time.closest(".fact-card");
  card?.querySelector(".fact-card-title").append(piece(".stale"));
  if (card) card.dataset.confidence += " stale"; // what the filter of the facts goes by
}

/** Says it beside every mark in the text that leads to the fact. */
function sayBesideMarks(time) {
  for (const mark of document.querySelectorAll(`.fact-mark a[href="#${idOf(time)}"]`)) {
    const [seen, heard] = [mark.textContent, mark.getAttribute("aria-label")];
    mark.append(" ", piece(".stale"));
    mark.setAttribute("aria-label", heard.replace(seen, mark.textContent)); // what is seen must be heard
  }
}

/** Says at the top of the page how many they are, with a link that opens their list. */
function sayOnTop() {
  const line = piece(".stale-line");
  line.querySelector("data").textContent = String(new Set(stale.map((time) => idOf(time).replace(/^fact-/, ""))).size);
  line.querySelector("a").href = `#${document.querySelector("#page-facts, #page-sources").id}`;
  line.addEventListener("click", () => { stale.at(-1).closest("details").open = true; });
  document.querySelector("h1 + .short").after(line);
}

stale.forEach(sayAt);
stale.forEach(sayBesideMarks);
if (stale.length) sayOnTop();
