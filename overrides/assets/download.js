/** Hands a text to the reader as a file. Nothing is fetched: the file is made here. */
export function download(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  // Taken back only when this page is left: some browsers begin to read the file late.
  addEventListener("pagehide", () => URL.revokeObjectURL(link.href), { once: true });
}

/** Inside these apps a download may do nothing and say nothing: there the text itself is the way. */
export const canDownload = !/MicroMessenger|AlipayClient/i.test(navigator.userAgent);
