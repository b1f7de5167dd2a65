/**
 * Links to sections and steps, on every page: the link control beside a title also copies the full link,
 * and a link that points into something folded opens it. The words come from #link-status.
 */
import { copyText } from "./copy.js";

const status = document.getElementById("link-status");

document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("a.headerlink, a.copy-link");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  // The link itself still works: the address changes, and can be copied from there if all else fails.
  const copied = await copyText(link.href);
  say(copied ? status.dataset.copied : status.dataset.failed);
});

/** Shown and read aloud for a moment; the stylesheet shows the status only while it says something. */
function say(sentence) {
  status.textContent = sentence;
  setTimeout(() => { status.textContent = ""; }, 3000);
}

/** Opens every folded block around the place the address points to, and goes there. */
function unfoldTarget() {
  const target = document.getElementById(addressed());
  const folded = foldedAround(target);
  if (!folded.length) return;
  for (const details of folded) details.open = true;
  target.scrollIntoView();
}

/** The closed blocks around an element; a folded block that is itself the target counts too. */
function foldedAround(target) {
  const folded = [];
  for (let node = target; node; node = node.parentElement) {
    if (node.localName === "details" && !node.open) folded.push(node);
  }
  return folded;
}

/** The id in the address; what can't be decoded is no id. */
function addressed() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

addEventListener("hashchange", unfoldTarget);
unfoldTarget();
