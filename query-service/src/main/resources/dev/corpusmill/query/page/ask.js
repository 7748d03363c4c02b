// A conversation: questions, streamed answers, their sources. What is typed stays until it is answered.
import * as api from './api.js';
import { el, notice } from './dom.js';
import { render } from './markdown.js';
import { openPassage } from './passage.js';
import { errorText, t } from './texts.js';

const DRAFT = 'corpusmill-draft';
const turns = []; // of this page; they are shown again when somebody comes back from another view
let session = newSession();
let running = null;

function newSession() {
  return 'page-' + Array.from(crypto.getRandomValues(new Uint8Array(12)), byte => byte.toString(16).padStart(2, '0')).join('');
}

export function ask(main) {
  const log = el('div', { id: 'conversation', role: 'log', 'aria-label': t('conversation') });
  const input = el('textarea', { id: 'question', rows: '2', maxlength: '8000', placeholder: t('questionHint') });
  input.value = sessionStorage.getItem(DRAFT) ?? '';
  input.addEventListener('input', () => sessionStorage.setItem(DRAFT, input.value));
  input.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  const stop = el('button', { type: 'button', id: 'stop', hidden: true, onclick: () => running?.abort() }, t('stop'));
  const button = el('button', { class: 'main', id: 'send' }, t('send'));
  const fresh = el('button', { type: 'button', onclick: () => restart(log) }, t('newConversation'));
  const form = el('form', {
    class: 'ask-form', onsubmit: event => {
      event.preventDefault();
      const question = input.value.trim();
      if (!question || running) return;
      start(question);
    },
  }, el('label', { for: 'question', class: 'hidden' }, t('question')), input, el('div', { class: 'row' }, button, stop, fresh));

  async function start(question) {
    const turn = { question, text: '', citations: [], state: 'running', origin: '', generation: '' };
    turns.push(turn);
    const shown = el('article', { class: 'turn' });
    log.append(shown);
    stop.hidden = false;
    button.disabled = true;
    const good = await answer(turn, () => draw(shown, turn));
    stop.hidden = true;
    button.disabled = false;
    if (good && input.value.trim() === question) { // a question without an answer stays where it can be sent again
      input.value = '';
      sessionStorage.removeItem(DRAFT);
    }
  }

  main.replaceChildren(el('h1', {}, t('ask')), log, form);
  for (const turn of turns) {
    const shown = el('article', { class: 'turn' });
    draw(shown, turn);
    log.append(shown);
  }
  if (!turns.length) log.append(el('p', { class: 'soft' }, t('askIntro')));
  input.focus();
}

function restart(log) {
  running?.abort();
  if (turns.length) api.send('DELETE', 'v1/sessions/' + session).catch(() => {}); // it is forgotten by itself, too
  turns.length = 0;
  session = newSession();
  log.replaceChildren();
}

async function answer(turn, redraw) {
  running = new AbortController();
  redraw();
  try {
    const response = await api.send('POST', 'v1/answer', {
      json: { question: turn.question, stream: true, session }, signal: running.signal,
    });
    for await (const event of api.events(response)) {
      if (event.name === 'citations') turn.citations = event.data.citations;
      else if (event.name === 'token') turn.text += event.data.text;
      else if (event.name === 'error') throw new api.ApiError(event.data.status, '', event.data.detail);
      else if (event.name === 'done') {
        Object.assign(turn, { state: 'done', origin: event.data.origin, generation: event.data.trace.generation, verification: event.data.verification });
      }
      redraw();
    }
    if (turn.state !== 'done') throw new api.ApiError(0, 'broken', '');
  } catch (failed) {
    turn.state = failed.name === 'AbortError' ? 'stopped' : 'failed';
    turn.error = failed.name === 'AbortError' ? t('stopped') : errorText(failed);
  } finally {
    running = null;
    redraw();
  }
  return turn.state === 'done';
}

function draw(place, turn) {
  const known = new Map(turn.citations.map(citation => [citation.n, citation]));
  const open = n => openPassage(known.get(n), turn);
  const label = n => t('sourceNumber', n, known.get(n)?.title ?? '');
  const body = el('div', { class: 'answer', 'aria-busy': turn.state === 'running' ? 'true' : 'false' }, render(turn.text, known, label, open));
  if (turn.state === 'running' && !turn.text) body.append(el('p', { class: 'soft' }, t('searching')));
  if (turn.error) body.append(el('p', { class: 'state bad' }, turn.error));
  if (turn.verification?.unsupported?.length) body.append(el('p', { class: 'soft' }, t('unsupported', turn.verification.unsupported.length)));
  place.replaceChildren(el('p', { class: 'question' }, turn.question), body);
  if (turn.state === 'running') return;
  if (turn.citations.length) place.append(sources(turn, open));
  if (turn.state === 'done') place.append(actions(turn));
}

function sources(turn, open) {
  const used = new Set([...turn.text.matchAll(/\[(\d+)\]/g)].map(match => Number(match[1])));
  const list = turn.citations.map(citation => el('li', {},
    el('button', { type: 'button', onclick: () => open(citation.n) },
      `[${citation.n}] ${citation.title || citation.document}${citation.pages ? ', ' + t('page', citation.pages) : ''}`),
    ' ', el('span', { class: 'soft' }, used.has(citation.n) ? t('cited') : t('consulted'))));
  return el('details', { open: true }, el('summary', {}, t('sources', turn.citations.length)), el('ul', { class: 'sources' }, ...list));
}

function actions(turn) {
  const said = el('span', { class: 'soft', role: 'status' }, turn.judged ?? '');
  const copy = el('button', { type: 'button', onclick: async () => {
    await navigator.clipboard.writeText(turn.text).catch(() => notice(t('noClipboard')));
    said.textContent = t('copied');
  } }, t('copy'));
  const judge = verdict => el('button', { type: 'button', class: verdict, onclick: async () => {
    const correction = verdict === 'down' ? prompt(t('whatIsRight')) : '';
    if (correction === null) return;
    try {
      await api.send('POST', 'v1/feedback', { json: feedbackOf(turn, verdict, { correction }) });
      turn.judged = t('thanks');
    } catch (failed) {
      turn.judged = errorText(failed);
    }
    said.textContent = turn.judged;
  } }, t(verdict));
  return el('div', { class: 'row' }, copy, judge('up'), judge('down'), said);
}

/** What the service keeps of a judgement. */
export function feedbackOf(turn, verdict, more) {
  return {
    question: turn.question, answer: turn.text, verdict, generation: turn.generation,
    sources: turn.citations.slice(0, 20).map(({ document, text }) => ({ document, text })), ...more,
  };
}
