// What the server is asked. Every number on the page comes from here.
import { untell } from '/dom.js';

const GONE = 'the board cannot be reached: is "anneal board" still running?';

async function answer(response) {
  const body = await response.json().catch(() => ({ error: `the board answered ${response.status}` }));
  if (!response.ok || body.error !== undefined) {
    throw new Error(body.error);
  }
  return body;
}

async function fetched(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Error(GONE);
  }
  untell(GONE);
  return answer(response);
}

export function get(path) {
  return fetched(path, {});
}

export function post(path, body) {
  return fetched(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** Asks one question at a time: while one is under way only the newest waits, so that answers never come out of order. */
export function latest(ask) {
  let busy = false;
  let waiting = null;
  return function run(...args) {
    return new Promise((resolve, reject) => {
      waiting?.resolve(undefined);
      waiting = { args, resolve, reject };
      next();
    });
  };
  async function next() {
    if (busy || waiting === null) {
      return;
    }
    busy = true;
    const { args, resolve, reject } = waiting;
    waiting = null;
    try {
      resolve(await ask(...args));
    } catch (error) {
      reject(error);
    } finally {
      busy = false;
      next();
    }
  }
}
