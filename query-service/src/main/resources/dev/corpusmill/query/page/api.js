// The service behind this page: relative addresses, so that a path prefix of a proxy stays in front of them.
const BASE = new URL('.', document.baseURI);
const KEY = 'corpusmill-key';
const askForKey = [];

/** Why a request failed: code and detail are those of the problem document. */
export class ApiError extends Error {
  constructor(status, code, detail) {
    super(detail);
    this.status = status;
    this.code = code;
  }
}

export const key = () => sessionStorage.getItem(KEY) ?? '';
export const setKey = value => sessionStorage.setItem(KEY, value);
/** What shows the form for a key when one is needed. */
export const onKeyNeeded = show => askForKey.push(show);

export function address(path, query = {}) {
  const url = new URL(path, BASE);
  for (const [name, value] of Object.entries(query)) {
    if (value !== '' && value !== undefined) url.searchParams.set(name, value);
  }
  return url;
}

export function headers(more = {}) {
  return key() ? { ...more, Authorization: 'Bearer ' + key() } : more;
}

/** Sends a request and gives its response; throws ApiError where the service refuses or cannot be reached. */
export async function send(method, path, { query, json, signal } = {}) {
  const init = { method, signal, headers: headers(json === undefined ? {} : { 'Content-Type': 'application/json' }) };
  if (json !== undefined) init.body = JSON.stringify(json);
  let response;
  try {
    response = await fetch(address(path, query), init);
  } catch (failed) {
    if (failed.name === 'AbortError') throw failed;
    throw new ApiError(0, 'unreachable', '');
  }
  if (response.status === 401) askForKey.forEach(show => show());
  if (!response.ok) throw await problem(response);
  return response;
}

export async function problem(response) {
  const body = await response.json().catch(() => ({}));
  const code = String(body.type ?? '').split(':').pop() || 'http-' + response.status;
  return new ApiError(response.status, code, body.detail ?? response.statusText);
}

export const get = async (path, query) => (await send('GET', path, { query })).json();

/** Events of a stream, as they come. */
export async function* events(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    rest += value;
    const parts = rest.split('\n\n');
    rest = parts.pop();
    for (const part of parts) {
      const lines = part.split('\n');
      const name = lines.find(line => line.startsWith('event: '));
      const data = lines.filter(line => line.startsWith('data: ')).map(line => line.slice(6)).join('\n');
      if (name && data) yield { name: name.slice(7), data: JSON.parse(data) };
    }
  }
}

/** Uploads one file and reports its progress, 0 to 1. */
export function upload(source, file, replace, progress) {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    form.append('file', file, file.name);
    const request = new XMLHttpRequest();
    request.open('POST', address('v1/documents', { source, replace: replace ? 'true' : '' }));
    for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value);
    request.upload.onprogress = event => progress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onerror = () => reject(new ApiError(0, 'unreachable', ''));
    request.onload = () => {
      let body = {};
      try { body = JSON.parse(request.responseText); } catch { /* the status says enough */ }
      const refused = body.refused?.[0];
      if (request.status < 300 && body.stored?.length) resolve(body.stored[0]);
      else if (refused) reject(new ApiError(request.status, refused.code, refused.detail));
      else reject(new ApiError(request.status, String(body.type ?? '').split(':').pop(), body.detail ?? request.statusText));
    };
    request.send(form);
  });
}
