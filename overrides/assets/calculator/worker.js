/**
 * Runs the calculators: boots Python (see boot.js; the worker's name is the way), then answers text with text.
 *
 * in:  { id, request }     once it is ready; request: the JSON that calculators.answer takes
 * out: { id, response }    response: the JSON it gives
 *      { received, expected } in bytes while loading, { isReady } once, { isBroken } if it can't start
 */
import { boot, fetchForNextTime } from "./boot.js";

const way = self.name || "quickest";
let isSettled = false; // whether what the next visit needs has been seen to

boot(way, (received, expected) => self.postMessage({ received, expected }))
  .then((pyodide) => serve(pyodide.pyimport("calculators").answer))
  .catch(() => self.postMessage({ isBroken: true }));

/** @param {(request: string) => string} answer calculators.answer */
function serve(answer) {
  self.onmessage = ({ data }) => {
    self.postMessage({ id: data.id, response: answer(data.request) });
    if (!isSettled) fetchForNextTime().catch(() => {}); // it is the next visit's loss, no more
    isSettled = true;
  };
  self.postMessage({ isReady: true });
}
