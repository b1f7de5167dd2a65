/**
 * Runs the calculators: boots Pyodide from this site, unpacks the Python files, then answers text with text.
 *
 * in:  { id, request }     once it is ready; request: the JSON that calculators.answer takes
 * out: { id, response }    response: the JSON it gives
 *      { received, expected } in bytes while loading, { isReady } once, { isBroken } if it can't start
 */
import { runtime } from "./runtime.js";

const folder = new URL(runtime.pyodide, import.meta.url).href;

boot().then(serve, () => self.postMessage({ isBroken: true }));

/** @param {(request: string) => string} answer calculators.answer */
function serve(answer) {
  self.onmessage = ({ data }) => self.postMessage({ id: data.id, response: answer(data.request) });
  self.postMessage({ isReady: true });
}

async function boot() {
  // loadPyodide never settles when the wasm file does not arrive, so a lost download must end the wait.
  const lost = new Promise((_, reject) => { watchDownloads(reject); });
  const archive = fetch(new URL(runtime.calculators, import.meta.url)).then((response) => response.arrayBuffer());
  const pyodide = await Promise.race([lost, load()]);
  pyodide.unpackArchive(await archive, "zip");
  return pyodide.pyimport("calculators").answer;
}

async function load() {
  const { loadPyodide } = await import(`${folder}pyodide.mjs`);
  // The lock file lists other people's packages, of which none is used: saying so saves fetching it.
  return loadPyodide({ indexURL: folder, packageBaseUrl: folder, lockFileContents: runtime.lock });
}

/** Reports the bytes of all that is fetched from here on, and the first download that fails. */
function watchDownloads(onLost) {
  const plainFetch = self.fetch;
  let received = 0;
  const transform = (chunk, stream) => {
    received += chunk.byteLength;
    self.postMessage({ received, expected: runtime.bytes });
    stream.enqueue(chunk);
  };
  self.fetch = async (...request) => {
    const response = await plainFetch(...request).catch(() => undefined);
    if (!response?.ok) onLost(new Error(`did not arrive: ${request[0]}`));
    // The headers are kept, so WebAssembly is still compiled while it arrives.
    return new Response(response.body.pipeThrough(new TransformStream({ transform })), response);
  };
}
