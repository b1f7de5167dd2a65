/**
 * The memory of a running Python as a file: only the bytes that a freshly loaded WebAssembly module lacks.
 *
 * The file (little-endian): the length of the head; the head, JSON padded with spaces to whole words:
 * { bytes: of the whole memory, runs: how many, config: Pyodide's own }; a table of runs, each its address and
 * its length; then the bytes of all runs. assets/calculator/heap.js reads it.
 */

/** Shorter stretches that need no change are written too: a row of the table would cost more. */
const SHORTEST_GAP = 32;
const [DATA_SECTION, PASSIVE, EXPLICIT_MEMORY, I32_CONST] = [11, 1, 2, 0x41];

/** The memory as the module itself lays it out, before anything has run. */
export function untouched(wasm, length) {
  const memory = new Uint8Array(length);
  for (const { address, bytes } of dataSegments(wasm)) memory.set(bytes, address);
  return memory;
}

/** @returns {Buffer} the file */
export function packed(memory, before, config) {
  const runs = differences(memory, before);
  const head = Buffer.from(JSON.stringify({ bytes: memory.length, runs: runs.length, config }));
  const padded = Buffer.alloc(Math.ceil(head.length / 4) * 4, " ");
  head.copy(padded);
  const table = new Uint32Array(runs.flat());
  const length = Buffer.from(Uint32Array.of(padded.length).buffer);
  return Buffer.concat([length, padded, Buffer.from(table.buffer), ...runs.map(([from, count]) => memory.subarray(from, from + count))]);
}

function differences(memory, before) {
  const runs = [];
  let last = -Infinity;
  for (let place = 0; place < memory.length; place++) {
    if (memory[place] === before[place]) continue;
    if (place - last > SHORTEST_GAP) runs.push([place, 0]);
    runs.at(-1)[1] = place + 1 - runs.at(-1)[0];
    last = place;
  }
  return runs;
}

/** The data section of a WebAssembly file, read by the specification's binary format. */
function* dataSegments(wasm) {
  let at = 8; // after the magic number and the version
  const number = (isSigned = false) => {
    let [value, shift, byte] = [0n, 0n, 0];
    do {
      byte = wasm[at++];
      value |= BigInt(byte & 0x7f) << shift;
      shift += 7n;
    } while (byte & 0x80);
    return Number(isSigned ? BigInt.asIntN(Number(shift), value) : value);
  };
  while (at < wasm.length) {
    const [section, length] = [wasm[at++], number()];
    const end = at + length;
    for (let left = section === DATA_SECTION ? number() : 0; left > 0; left--) {
      const kind = number();
      if (kind === PASSIVE) throw new Error("a data segment without an address: this build of Pyodide is laid out anew");
      if (kind === EXPLICIT_MEMORY) number();
      if (wasm[at++] !== I32_CONST) throw new Error("a data segment at a computed address: this build of Pyodide is laid out anew");
      const address = number(true) >>> 0;
      at++; // the end of the expression
      const count = number();
      yield { address, bytes: wasm.subarray(at, at + count) };
      at += count;
    }
    at = end;
  }
}
