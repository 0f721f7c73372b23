import { language, t } from './words.js';

const BASE = '/api/v1';
let position = -1;
let expired = () => {};
let unanswered = null;

/** What the server refused, in its own words (RFC 9457); status 0 where it could not be reached. */
export class Refusal extends Error {
  constructor(status, problem) {
    super(problem.detail || problem.title || `HTTP ${status}`);
    this.status = status;
    this.errors = problem.errors || [];
    this.requestId = problem.requestId;
  }
}

/** Reads from now on wait until the read models have seen this position of the ledger. */
export const saw = seen => { position = Math.max(position, seen); };

/** Calls back when a session that was there is there no more. */
export const onExpired = call => { expired = call; };

async function exchange(method, path, headers, body) {
  let response;
  try {
    response = await fetch(BASE + path, { method, body, headers: { Accept: 'application/json', 'Accept-Language': language, ...headers } });
  } catch {
    throw new Refusal(0, { detail: t('unreachable') });
  }
  const content = (response.headers.get('Content-Type') || '').includes('json') ? await response.json().catch(() => ({})) : {};
  if (response.ok) return { response, content };
  if (response.status === 503) position = -1;
  if (response.status === 401 && path !== '/session') expired();
  throw new Refusal(response.status, content);
}

/** @param query parameters; those that are empty are left out */
export async function get(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const text = new URLSearchParams(given).toString();
  const { content } = await exchange('GET', path + (text && `?${text}`), position < 0 ? {} : { 'If-Position-At-Least': position });
  return content;
}

/** Has the browser keep what is at a path as a file, under the name that the server gives it where it gives one. */
export async function download(path, file) {
  const { response } = await exchange('GET', path, { Accept: '*/*' });
  const named = /filename="?([^";]+)/.exec(response.headers.get('Content-Disposition') ?? '')?.[1];
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(await response.blob()), download: named ?? file });
  link.click();
  URL.revokeObjectURL(link.href);
}

/** As {@link get}, but undefined where there is nothing yet. */
export const find = (path, query) => get(path, query).catch(refusal => {
  if (refusal.status !== 404) throw refusal;
});

/** Sends a command; one that got no answer is sent again under the same key, so that it counts once. */
export async function send(method, path, body) {
  const text = JSON.stringify(body ?? {});
  const what = [method, path, text].join(' ');
  const key = unanswered?.what === what ? unanswered.key : Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
  unanswered = { what, key };
  const headers = { 'Content-Type': 'application/json', ...(path.startsWith('/session') ? {} : { 'Idempotency-Key': key }) };
  try {
    const { response, content } = await exchange(method, path, headers, text);
    unanswered = null;
    saw(Number(response.headers.get('Taizhang-Position') ?? -1));
    return content;
  } catch (refusal) {
    if (refusal.status > 0 && refusal.status < 500) unanswered = null;
    throw refusal;
  }
}
