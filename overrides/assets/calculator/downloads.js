/**
 * The files of one start: begun early, counted, checked against the hashes of the build, lost at most once.
 */
import { runtime } from "./runtime.js";

export const FOLDER = new URL(runtime.folder, import.meta.url).href;
export const WASM = "pyodide.asm.wasm";
export const EMPTY = "empty.zip"; // with everything in memory, Pyodide has no use for a library, but wants one
const EMPTY_ZIP = Uint8Array.of(0x50, 0x4b, 5, 6, ...Array(18).fill(0));

/** Whether the browser's cache has a file; nothing is asked of the network. */
export function holds(name) {
  const here = fetch(FOLDER + name, { cache: "only-if-cached", mode: "same-origin" });
  return here.then((response) => response.ok, () => false);
}

export class Downloads {
  /** @param {(received: number, expected: number) => void} told of the bytes so far */
  constructor(told) {
    this.told = told;
    [this.received, this.expected] = [0, 0];
    [this.responses, this.wholes] = [{}, {}];
    /** Rejects when a file does not arrive, or is another one than was built. */
    this.lost = new Promise((_, reject) => { this.lose = reject; });
  }

  begin(name) {
    const response = fetch(FOLDER + name).then((arriving) => {
      if (!arriving.ok) throw new Error(`did not arrive: ${name}`);
      // The headers are kept, so WebAssembly is still compiled while it arrives.
      return new Response(arriving.body.pipeThrough(this.counted()), arriving);
    });
    this.expected += runtime.files[name].bytes;
    this.responses[name] = response;
    this.wholes[name] = response.then((arriving) => checked(name, name === WASM ? arriving.clone() : arriving));
    this.wholes[name].catch(this.lose);
  }

  /** All bytes of a file, once they are known to be the right ones. */
  whole(name) {
    return this.wholes[name];
  }

  /** What Pyodide gets when it asks for an address of ours; undefined for another one. */
  answering(address) {
    const name = String(address).replace(FOLDER, "");
    if (name === WASM) return this.responses[name];
    if (name === EMPTY) return Promise.resolve(new Response(EMPTY_ZIP));
    return this.wholes[name]?.then((bytes) => new Response(bytes));
  }

  counted() {
    const transform = (chunk, stream) => {
      this.received += chunk.byteLength;
      this.told(this.received, this.expected);
      stream.enqueue(chunk);
    };
    return new TransformStream({ transform });
  }
}

/** The bytes of a file. Only a page that came safely can compute hashes; one that did not could bring wrong ones. */
async function checked(name, response) {
  const bytes = await response.arrayBuffer();
  if (!self.crypto?.subtle) return bytes;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hash !== runtime.files[name].sha256) throw new Error(`is not what was built: ${name}`);
  return bytes;
}
