/**
 * Puts a saved memory back: reads the file that overrides/runtime/heap.mjs writes.
 */

export class SavedHeap {
  /** @param {ArrayBuffer} file */
  constructor(file) {
    const length = new DataView(file).getUint32(0, true);
    Object.assign(this, JSON.parse(new TextDecoder().decode(new Uint8Array(file, 4, length))));
    this.table = new Uint32Array(file, 4 + length, 2 * this.runs);
    this.data = new Uint8Array(file, 4 + length + this.table.byteLength);
  }

  /** Makes a module's memory the saved one. @returns what Pyodide wants to know of it */
  restore(module) {
    // Which trampoline calls go through depends on the browser, not on where the memory was saved: on an iPhone
    // another machine's would end in «table index is out of bounds».
    const trampoline = (module.__PyRuntime + module.HEAP32[module.__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET >>> 2]) >>> 2;
    const own = module.HEAP32[trampoline];
    for (let row = 0, from = 0; row < this.table.length; row += 2) {
      const [address, count] = this.table.subarray(row, row + 2);
      module.HEAPU8.set(this.data.subarray(from, from + count), address);
      from += count;
    }
    module.HEAP32[trampoline] = own;
    return this.config;
  }
}
