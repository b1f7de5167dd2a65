/**
 * A world in which nothing changes by itself, so that Python started in it twice fills its memory alike.
 * Imported before Pyodide. What is left over of this world in a saved memory is renewed when it is restored.
 */
import crypto from "node:crypto";

const MIDNIGHT = Date.UTC(2026, 0, 1);
let state = 1;

/** Park and Miller's generator: small, known, and good enough to be nobody's secret. */
function next() {
  state = (state * 48271) % 2147483647;
  return state;
}

function fill(target) {
  const bytes = ArrayBuffer.isView(target)
    ? new Uint8Array(target.buffer, target.byteOffset, target.byteLength) : new Uint8Array(target);
  for (let place = 0; place < bytes.length; place++) bytes[place] = next();
  return target;
}

Date.now = () => MIDNIGHT;
performance.now = () => 0;
Math.random = () => next() / 2147483647;
crypto.randomFillSync = fill;
globalThis.crypto.getRandomValues = fill;
crypto.webcrypto.getRandomValues = fill;

/** From here on the same numbers come again. */
export function startOver() {
  state = 1;
}
