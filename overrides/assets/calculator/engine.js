/**
 * The one worker behind the form: started when wanted, watched while something is awaited, started another way
 * when it fails. Only the latest question counts; an answer to an older one is dropped.
 */

/** Silence for so long means that the engine has failed without saying so. */
const PATIENCE = 60_000;
/** The ways to start it (see boot.js), each for when the one before has failed. */
const WAYS = ["quickest", "light", "full"];

export class Engine {
  /** @param {{loading: Function, ready: Function, answer: Function, failed: Function}} on what to do then */
  constructor(on) {
    this.on = on;
    this.serial = 0;
    this.failures = 0;
  }

  start() {
    if (this.worker) return;
    this.worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module", name: WAYS[this.failures] });
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
      this.failures = 0;
      this.on.answer(JSON.parse(message.response));
    }
    return this.watch();
  }

  watch() {
    clearTimeout(this.timer);
    if (this.question || !this.isReady) this.timer = setTimeout(() => this.giveUp(), PATIENCE);
  }

  /** It says that it cannot go on: another way is tried at once. */
  fail() {
    this.stop();
    if (this.failures) this.start();
    else this.on.failed();
  }

  /** It says nothing: the reader has waited long enough. Asked again, it starts another way. */
  giveUp() {
    this.stop();
    this.on.failed();
  }

  stop() {
    clearTimeout(this.timer);
    this.worker.terminate();
    this.worker = undefined;
    this.isReady = false;
    this.failures = (this.failures + 1) % WAYS.length;
  }
}
