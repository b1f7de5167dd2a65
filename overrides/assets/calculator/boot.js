/**
 * Starts Python with the calculators in it, in one of three ways; see overrides/runtime/ for what they load.
 *
 * heap   the saved memory of a Python that has done it all before: soonest ready, but most to download
 * light  only the part of the standard library that is used, as code
 * full   Pyodide and the calculators as they are
 *
 * "quickest" is heap where an earlier visit has left it in the browser's cache, else light. Pyodide's own files are
 * used unchanged, through the options it has; what it asks for by address has been on its way since the start.
 */
import { Downloads, EMPTY, FOLDER, WASM, holds } from "./downloads.js";
import { SavedHeap } from "./heap.js";
import { runtime } from "./runtime.js";

const [HEAP, LIGHT, FULL, CALCULATORS] = ["heap.bin", "python.zip", "python_stdlib.zip", "calculators.zip"];
const FILES = { heap: [HEAP], light: [LIGHT], full: [FULL, CALCULATORS] };

/**
 * @param {"quickest" | "heap" | "light" | "full"} way
 * @param {(received: number, expected: number) => void} told of the bytes so far
 * @returns {Promise<object>} Pyodide; rejects if anything does not arrive, or is not what it was when the site was built
 */
export async function boot(way, told = () => {}) {
  const files = new Downloads(told);
  files.begin(WASM);
  const taken = way === "quickest" ? (await holds(HEAP) ? "heap" : "light") : way;
  FILES[taken].forEach((name) => files.begin(name));
  // loadPyodide never settles when the wasm file does not arrive, so a lost download must end the wait.
  return Promise.race([files.lost, WAYS[taken](files)]);
}

/** For the next visit: what starts sooner, where the reader's connection has room for it. */
export async function fetchForNextTime() {
  const { saveData, effectiveType = "4g" } = navigator.connection ?? {};
  if (!saveData && effectiveType === "4g") await fetch(FOLDER + HEAP).then((response) => response.arrayBuffer());
}

const WAYS = {
  light: (files) => load(files, { stdLibURL: FOLDER + LIGHT }),

  async full(files) {
    const pyodide = await load(files, { stdLibURL: FOLDER + FULL });
    pyodide.unpackArchive(await files.whole(CALCULATORS), "zip");
    return pyodide;
  },

  async heap(files) {
    const saved = files.whole(HEAP).then((file) => new SavedHeap(file));
    saved.catch(() => {}); // files.lost says so
    // Whatever is given as a snapshot only says that there is one: create() puts the saved memory back itself.
    const pyodide = await load(files, { stdLibURL: FOLDER + EMPTY, _loadSnapshot: new Uint8Array(4) }, saved);
    // What was random when the memory was saved is the same for all: from here on it is this reader's.
    pyodide.runPython("import random; random.seed()");
    return pyodide;
  },
};

async function load(files, options, saved) {
  const modules = ["pyodide.mjs", "pyodide.asm.mjs"].map((name) => import(FOLDER + name));
  const [{ loadPyodide }, { default: createModule }] = await Promise.all(modules);
  const plainFetch = self.fetch;
  self.fetch = (address, ...more) => files.answering(address) ?? plainFetch(address, ...more);
  try {
    return await loadPyodide({
      indexURL: FOLDER, packageBaseUrl: FOLDER,
      // The lock file lists other people's packages, of which none is used: saying so saves fetching it.
      lockFileContents: runtime.lock,
      createPyodideModule: (settings) => create(createModule, settings, files, saved),
      ...options,
    });
  } finally {
    self.fetch = plainFetch;
  }
}

async function create(createModule, settings, files, saved) {
  const { instantiateWasm } = settings;
  settings.instantiateWasm = (imports, go) => instantiateWasm(imports, async (...made) => {
    await files.whole(WASM); // nothing of it runs before it is known to be the right one
    go(...made);
  });
  if (!saved) return createModule(settings);
  settings.INITIAL_MEMORY = runtime.memory;
  const [module, heap] = await Promise.all([createModule(settings), saved]);
  module.API.restoreSnapshot = () => heap.restore(module);
  return module;
}
