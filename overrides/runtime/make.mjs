/**
 * Makes what the calculator pages load, out of Pyodide as npm has it and the calculators:
 *
 *   node make.mjs PYODIDE_FOLDER CALCULATORS_ZIP OUT_FOLDER
 *
 * OUT_FOLDER/python.zip  the part of the standard library that is used, with the calculators, as bare code
 * OUT_FOLDER/heap.bin    the memory of a Python that has loaded them and answered (see heap.mjs)
 *
 * The same input gives the same bytes, in any folder, at any time. No file of Pyodide is changed.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { startOver } from "./steady.mjs";
import { packed, untouched } from "./heap.mjs";

const [PYODIDE, CALCULATORS, OUT] = process.argv.slice(2).map((path) => resolve(path));
const HERE = dirname(fileURLToPath(import.meta.url));
const LIBRARY = join(OUT, "python.zip");
// Nothing of this machine may show in the memory.
const ENVIRONMENT = { HOME: "/home/pyodide", LANG: "C.UTF-8", PYTHONHASHSEED: "0", TZ: "UTC" };

process.env.TZ = "UTC";
const { loadPyodide } = await import(pathToFileURL(join(PYODIDE, "pyodide.mjs")).href);

async function start(options) {
  startOver();
  const { info } = JSON.parse(readFileSync(join(PYODIDE, "pyodide-lock.json"), "utf-8"));
  return loadPyodide({
    indexURL: PYODIDE, packageBaseUrl: PYODIDE, lockFileContents: { info, packages: {} },
    env: { ...ENVIRONMENT }, _sysExecutable: "python", ...options,
  });
}

/** Runs lines with the names of library.py, and leaves none of them behind. */
function run(pyodide, lines) {
  const names = pyodide.toPy({});
  pyodide.runPython(readFileSync(join(HERE, "library.py"), "utf-8"), { globals: names });
  pyodide.runPython(lines, { globals: names });
  names.destroy();
}

async function writeLibrary() {
  const pyodide = await start({});
  pyodide.FS.writeFile("/calculators.zip", new Uint8Array(readFileSync(CALCULATORS)));
  pyodide.runPython("import sys; sys.path.append('/calculators.zip')");
  run(pyodide, "warm_up(); write_library('/python.zip')");
  writeFileSync(LIBRARY, pyodide.FS.readFile("/python.zip"));
}

async function writeHeap() {
  const pyodide = await start({ stdLibURL: LIBRARY, _makeSnapshot: true });
  run(pyodide, "warm_up(); tidy()");
  zeroFreed(pyodide._module);
  const snapshot = pyodide.makeMemorySnapshot();
  const memory = snapshot.subarray(snapshot.length - pyodide._module.HEAPU8.length);
  const wasm = readFileSync(join(PYODIDE, "pyodide.asm.wasm"));
  writeFileSync(join(OUT, "heap.bin"), packed(memory, untouched(wasm, memory.length), configOf(snapshot)));
}

/** Clears the memory that is free: what was there once is of no use, and costs bytes. */
function zeroFreed(module) {
  const top = module.HEAPU32[module._emscripten_get_sbrk_ptr() >>> 2];
  const held = [];
  for (let size = 1 << 20; size >= 16; size >>= 1) {
    let address = module._malloc(size);
    for (; address + size <= top; address = module._malloc(size)) {
      module.HEAPU8.fill(0, address, address + size);
      held.push(address);
    }
    module._free(address);
  }
  held.forEach(module._free);
}

/** What Pyodide wants back at the start, from the head of its own snapshot: magic, offset, length, then 32 bytes. */
function configOf(snapshot) {
  const length = new DataView(snapshot.buffer, snapshot.byteOffset).getUint32(8, true);
  return JSON.parse(new TextDecoder().decode(snapshot.subarray(48, 48 + length)));
}

try {
  mkdirSync(OUT, { recursive: true });
  await writeLibrary();
  await writeHeap();
} catch (fault) {
  // Not the fault itself: with it Node prints the line it came from, which in Pyodide is a million characters long.
  console.error(String(fault?.message ?? fault));
  process.exit(1);
}
