// Checks that print one line each, and things to wait for.
import assert from "node:assert/strict";

const LIMIT_MS = 8000;
let passed = 0;
let failed = 0;

export async function check(name, body) {
  try {
    await within(body(), name);
    passed++;
    console.log(`ok      ${name}`);
  } catch (error) {
    failed++;
    console.log(`not ok  ${name}\n        ${String(error.message).replaceAll("\n", "\n        ")}`);
  }
}

export function finish() {
  console.log(`interop: ${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

export function within(promise, what) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing after ${LIMIT_MS} ms: ${what}`)), LIMIT_MS);
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}

export function once(emitter, event) {
  return within(new Promise((resolve) => emitter.once(event, (...args) => resolve(args))), event);
}

// Keeps every event of a client: [name, ...args].
export function record(client) {
  const events = [];
  client.onAny((...event) => events.push(event));
  return events;
}

export async function until(condition, what) {
  const end = Date.now() + LIMIT_MS;
  while (Date.now() < end) {
    const value = await condition();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`never happened: ${what}`);
}

// The structure of a value: keys and types; arrays by their first element.
export function shape(value) {
  if (value === null) return "null";
  if (Buffer.isBuffer(value)) return "binary";
  if (Array.isArray(value)) return value.length === 0 ? [] : [shape(value[0])];
  if (typeof value === "object") {
    const entries = Object.entries(value).map(([key, item]) => [key, shape(item)]);
    return Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b)));
  }
  if (typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)) return "time";
  return typeof value;
}

export { assert };
