/**
 * What the reader has asked to keep on this device: at most ten filled-in forms, in one place of this browser.
 * Nothing is written before keep(), merge() or remove() is called; wipe() leaves nothing behind.
 * What comes out of here, or out of a file, has been held against one shape, and is only ever shown as text.
 * @typedef {{name: string, page: string, title: string, values: Record<string, string>, rules: string,
 *   result: string, saved: string}} Entry
 */
export const MOST = 10;
export const LONGEST_NAME = 40;
const KEY = "huankuan-youlu.kept";
const KIND = "huankuan-youlu";
const LONGEST_FILE = 1_000_000;
const LONGEST_VALUE = 20_000;
const MOST_VALUES = 60;

/** `reason` names the sentence that tells the reader; `number` says which entry it is about. */
export class KeptError extends Error {
  constructor(reason, number = 0) {
    super(reason);
    Object.assign(this, { reason, number });
  }
}

const matches = (pattern) => (text) => typeof text === "string" && pattern.test(text);
const isText = (text, most) => typeof text === "string" && text.length <= most;
const isPlain = (data) => typeof data === "object" && data !== null && !Array.isArray(data);

/** A name as it can be read: signs that do not show could make two names look alike. */
export const readable = (text) => text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, " ").replace(/\s+/g, " ").trim();

const SHAPE = {
  name: (name) => isText(name, LONGEST_NAME) && name !== "" && readable(name) === name,
  page: matches(/^[a-z][a-z0-9-]{1,39}$/),
  title: (title) => isText(title, 60),
  values: (values) => isPlain(values) && Object.keys(values).length <= MOST_VALUES && Object.entries(values).every(
    ([field, text]) => /^[a-z][a-z0-9_]{0,39}$/.test(field) && isText(text, LONGEST_VALUE)),
  rules: matches(/^[0-9]{4}\.[0-9]{2}$/),
  result: matches(/^(?:-?[0-9]{1,15}(?:\.[0-9]{1,12})?|[0-9]{4}-[0-9]{2}-[0-9]{2})?$/),
  saved: matches(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/),
};

/** The entries of a text, each exactly of the shape above. Throws KeptError for anything else. */
export function parsed(text) {
  if (text.length > LONGEST_FILE) throw new KeptError("tooLong");
  const { entries } = opened(text);
  if (entries.length > MOST) throw new KeptError("tooMany", entries.length);
  return entries.map((entry, index) => checked(entry, index + 1));
}

function checked(entry, number) {
  const wrong = isPlain(entry) ? Object.keys(SHAPE).find((part) => !SHAPE[part](entry[part])) : "entry";
  if (wrong) throw new KeptError(wrong, number);
  return Object.fromEntries(Object.keys(SHAPE).map((part) => [part, entry[part]]));
}

function opened(text) {
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    throw new KeptError("notJson");
  }
  if (!isPlain(data) || data.kind !== KIND || !Array.isArray(data.entries)) throw new KeptError("notOurs");
  return data;
}

export const asText = (entries, indent) => JSON.stringify({ kind: KIND, entries }, null, indent);

/** All that is kept. Throws KeptError: blocked, or broken where something else stands in our place. */
export function entries() {
  const text = attempt(() => localStorage.getItem(KEY));
  if (text === null) return [];
  try {
    return parsed(text);
  } catch {
    throw new KeptError("broken");
  }
}

export const isSame = (one, other) => one.page === other.page && one.name === other.name;

/** Keeps an entry; it takes the place of one of the same page and name. Throws KeptError. */
export function keep(given) {
  const present = entries();
  const entry = checked({ ...given, result: SHAPE.result(given.result) ? given.result : "" }, 1);
  const place = present.findIndex((other) => isSame(other, entry));
  if (place < 0 && present.length >= MOST) throw new KeptError("tooMany", present.length);
  write(place < 0 ? [...present, entry] : present.with(place, entry));
}

export function remove(entry) {
  write(entries().filter((other) => !isSame(other, entry)));
}

export function wipe() {
  attempt(() => localStorage.removeItem(KEY));
}

/**
 * Adds entries to those there are: what is there stays; what is there already in every part is not added twice;
 * another one of the same name gets a name of its own. All of them are added, or none.
 * @returns {{added: number, renamed: number}}
 */
export function merge(incoming) {
  const present = entries();
  const all = [...present];
  let renamed = 0;
  for (const entry of incoming) {
    if (all.some((other) => isCopy(other, entry))) continue;
    const name = freeName(entry, all);
    renamed += Number(name !== entry.name);
    all.push({ ...entry, name });
  }
  if (all.length > MOST) throw new KeptError("tooManyTogether", all.length - MOST);
  if (all.length > present.length) write(all);
  return { added: all.length - present.length, renamed };
}

/** What is left of a name where it gets a number. */
const stemOf = ({ name }) => readable(name.slice(0, LONGEST_NAME - 10));

/** The same in every part, be it under a name that it once got here. */
function isCopy(other, entry) {
  return other.name.startsWith(stemOf(entry)) && asText([{ ...other, name: entry.name }]) === asText([entry])
    && (other.name === entry.name || /（[0-9]+）$/.test(other.name));
}

function freeName(entry, all) {
  let name = entry.name;
  for (let number = 2; all.some((other) => isSame(other, { ...entry, name })); number += 1) {
    name = `${stemOf(entry)}（${number}）`;
  }
  return name;
}

/** Written, then read again: some browsers take a text and keep nothing. */
function write(all) {
  const text = asText(all);
  if (text.length > LONGEST_FILE) throw new KeptError("full");
  attempt(() => (all.length ? localStorage.setItem(KEY, text) : localStorage.removeItem(KEY)));
  if (all.length && attempt(() => localStorage.getItem(KEY)) !== text) throw new KeptError("blocked");
}

function attempt(act) {
  try {
    return act();
  } catch (error) {
    throw new KeptError(error.name === "QuotaExceededError" ? "full" : "blocked");
  }
}

/** The reader's own date, as it sorts. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
