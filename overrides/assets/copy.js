/**
 * Puts a text on the clipboard, also where pages may not write to it directly (plain http, in-app browsers).
 * @param {string} text
 * @returns {Promise<boolean>} whether it was copied
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyFromField(text);
  }
}

/** The old way: select the text in a field that is there only for this moment. */
function copyFromField(text) {
  const focused = document.activeElement;
  const field = document.createElement("textarea"); // an input would lose the line ends
  field.value = text;
  field.readOnly = true;
  field.style.position = "fixed"; // else the page scrolls to the field
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  focused?.focus({ preventScroll: true });
  return copied;
}
