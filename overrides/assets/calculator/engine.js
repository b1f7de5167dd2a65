/**
 * The one worker behind the form: started when wanted, watched while something is awaited.
 * Only the latest question counts; an answer to an older one is dropped.
 */

/** Silence for so long means that the engine has failed without saying so. */
const PATIENCE = 60_000;

export class Engine {
  /** @param {{loading: Function, ready: Function, answer: Function, failed: Function}} on what to do then */
  constructor(on) {
    this.on = on;
    this.serial = 0;
  }

  start() {
    if (this.worker) return;
    this.worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    this.worker.onmessage = ({ data }) => this.hear(data);
    this.worker.onerror = () => this.fail();
    this.watch();
  }

  /** Starts the engine again if it has failed. */
  ask(question) {
    this.question = question;
    this.start();
    this.send();
  }

  send() {
    if (!this.isReady || !this.question) return;
    this.worker.postMessage({ id: ++this.serial, request: JSON.stringify(this.question) });
    this.watch();
  }

  hear(message) {
    if (message.isBroken) return this.fail();
    if (message.expected) this.on.loading(message);
    if (message.isReady) {
      this.isReady = true;
      this.on.ready();
      this.send();
    }
    if (message.response && this.question && message.id === this.serial) {
      this.question = undefined;
      this.on.answer(JSON.parse(message.response));
    }
    return this.watch();
  }

  watch() {
    clearTimeout(this.timer);
    if (this.question || !this.isReady) this.timer = setTimeout(() => this.fail(), PATIENCE);
  }

  fail() {
    clearTimeout(this.timer);
    this.worker.terminate();
    this.worker = undefined;
    this.isReady = false;
    this.on.failed();
  }
}
