// The documents: which there are, in what state; files are added by dropping them here.
import * as api from './api.js';
import { openDocument } from './document-dialog.js';
import { el, notice } from './dom.js';
import { date, errorText, number, size, t } from './texts.js';

const PAGE = 50;
const COLUMNS = ['name', 'state', 'chunks', 'size', 'modified'];
const BUSY_MILLIS = 1000;
const QUIET_MILLIS = 10000;

export function documents(main) {
  const query = { search: '', state: '', source: '', sort: 'name', descending: '', offset: 0, limit: PAGE };
  const place = el('div', { id: 'document-list', 'aria-live': 'off' });
  const adding = el('div', {});
  const uploads = el('ul', { class: 'sources', id: 'uploads', 'aria-live': 'polite' });
  const filters = el('div', { class: 'row' });
  let timer = 0;
  let gone = false;
  let shape = '';

  async function load() {
    clearTimeout(timer);
    let busy = false;
    try {
      const list = await api.get('v1/documents', query);
      if (gone) return;
      const now = JSON.stringify([list.managed, list.editor, list.sources]);
      if (shape !== now) { // only then: what somebody is typing stays
        shape = now;
        adding.replaceChildren(drop(list, uploads, load));
        filters.replaceChildren(...filterFields(list, query, again));
      }
      busy = ['pending', 'deleting'].some(state => list.states[state] > 0);
      redraw(list);
    } catch (failed) {
      if (gone) return;
      place.replaceChildren(el('p', { class: 'state bad' }, errorText(failed)));
    }
    timer = setTimeout(load, busy ? BUSY_MILLIS : QUIET_MILLIS);
  }

  function again() {
    query.offset = 0;
    load();
  }

  function redraw(list) {
    const focused = document.activeElement?.dataset?.focus; // the table is made anew, the focus stays where it was
    place.replaceChildren(summary(list), table(list, query, load, again), pager(list, query, load));
    if (focused) place.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
  }

  main.replaceChildren(el('h1', {}, t('documents')), adding, uploads, filters, place);
  load();
  return () => { gone = true; clearTimeout(timer); };
}

function drop(list, uploads, load) {
  if (!list.editor) return el('p', { class: 'soft' }, t('noEditor'));
  if (!list.managed.length) return el('p', { class: 'soft' }, t('noManaged'));
  const source = el('select', { id: 'target' }, ...list.managed.map(name => el('option', {}, name)));
  const input = el('input', { type: 'file', multiple: true, id: 'files' });
  const add = files => [...files].forEach(file => store(source.value, file, list, uploads, load));
  input.addEventListener('change', () => { add(input.files); input.value = ''; });
  const box = el('div', { class: 'drop' }, el('label', { for: 'files' }, t('dropHere', size(list.maxFileBytes))), ' ', input);
  if (list.managed.length > 1) box.append(' ', el('label', { for: 'target' }, t('into')), ' ', source);
  for (const [event, over] of [['dragover', true], ['dragleave', false], ['drop', false]]) {
    box.addEventListener(event, happened => {
      happened.preventDefault();
      box.classList.toggle('over', over);
      if (event === 'drop') add(happened.dataTransfer.files);
    });
  }
  return box;
}

let queue = Promise.resolve(); // one after the other: a service takes few at once

function store(source, file, list, uploads, load) {
  const bar = el('progress', { max: '1', value: '0', 'aria-label': file.name });
  const said = el('span', { class: 'soft' }, t('waiting'));
  const line = el('li', {}, file.name, ' ', bar, ' ', said);
  uploads.append(line);

  const run = replace => {
    queue = queue.then(async () => {
      try {
        if (file.size > list.maxFileBytes) throw new api.ApiError(413, 'too-large', t('tooLarge', size(list.maxFileBytes)));
        if (file.size === 0) throw new api.ApiError(400, 'empty-file', t('emptyFile'));
        await api.upload(source, file, replace, done => { bar.value = done; said.textContent = ''; });
        line.remove();
      } catch (failed) {
        bar.remove();
        said.replaceChildren(el('span', { class: 'state bad' }, errorText(failed)), ' ');
        if (failed.code === 'name-exists') said.append(el('button', { type: 'button', onclick: () => run(true) }, t('replace')), ' ');
        said.append(el('button', { type: 'button', onclick: () => line.remove() }, t('dismiss')));
      }
      load();
    });
  };
  run(false);
}

function filterFields(list, query, again) {
  const search = el('input', { type: 'search', id: 'search', class: 'grow', placeholder: t('searchHint') });
  search.value = query.search;
  let timer = 0;
  search.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => { query.search = search.value; again(); }, 250);
  });
  const states = ['', 'indexed', 'pending', 'failed', 'empty', 'skipped', 'missing', 'deleting'];
  const state = el('select', { id: 'state', onchange: () => { query.state = state.value; again(); } },
    ...states.map(name => el('option', { value: name, selected: name === query.state }, name ? t('state_' + name) : t('allStates'))));
  const source = el('select', { id: 'source', onchange: () => { query.source = source.value; again(); } },
    el('option', { value: '' }, t('allSources')), ...list.sources.map(name => el('option', { value: name, selected: name === query.source }, name)));
  return [el('label', { for: 'search' }, t('search')), search, el('label', { for: 'state', class: 'hidden' }, t('column_state')), state,
    el('label', { for: 'source', class: 'hidden' }, t('source')), source];
}

function summary(list) {
  const parts = Object.entries(list.states).map(([state, count]) => `${number(count)} ${t('state_' + state)}`);
  return el('p', { class: 'soft', id: 'summary' }, list.total ? parts.join(' · ') : t('noDocuments'));
}

function table(list, query, load, again) {
  const head = COLUMNS.map(column => {
    const sorted = query.sort === column;
    const order = sorted ? (query.descending ? 'descending' : 'ascending') : undefined;
    const arrow = sorted ? (query.descending ? ' ↓' : ' ↑') : '';
    return el('th', { scope: 'col', 'aria-sort': order, class: column === 'chunks' || column === 'size' ? 'number' : '' },
      el('button', { type: 'button', 'data-focus': 'sort-' + column, onclick: () => {
        query.descending = sorted && !query.descending ? 'true' : '';
        query.sort = column;
        again();
      } }, t('column_' + column) + arrow));
  });
  head.push(el('th', { scope: 'col' }, t('actions')));
  const rows = list.documents.map(entry => row(entry, list, load));
  return el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('documents') },
    el('table', { class: 'list folding' }, el('caption', { class: 'hidden' }, t('documents')),
      el('thead', {}, el('tr', {}, ...head)), el('tbody', {}, ...rows)));
}

function row(entry, list, load) {
  const state = el('td', { 'data-label': t('column_state') }, el('span', { class: 'state ' + entry.state }, t('state_' + entry.state)));
  if (entry.failure) state.append(el('p', { class: 'why' }, entry.failure.reason), el('p', { class: 'why soft' }, entry.failure.advice));
  for (const warning of entry.warnings.slice(0, 2)) state.append(el('p', { class: 'why soft' }, warning));
  const buttons = [el('button', { type: 'button', 'data-focus': 'open-' + entry.id, 'aria-label': t('detailsOf', entry.name),
    onclick: () => openDocument(entry, list, load) }, t('details'))];
  if (entry.managed && list.editor && entry.state !== 'deleting') {
    buttons.push(el('button', { type: 'button', class: 'delete', 'data-focus': 'delete-' + entry.id, 'aria-label': t('deleteOf', entry.name),
      onclick: () => remove(entry, load) }, t('delete')));
  }
  const title = entry.title && entry.title !== entry.name ? el('div', { class: 'soft' }, entry.title) : null;
  return el('tr', { 'data-id': entry.id }, el('td', { class: 'name' }, entry.name, title), state,
    el('td', { class: 'number', 'data-label': t('column_chunks') }, number(entry.nodes.chunk ?? 0)),
    el('td', { class: 'number', 'data-label': t('column_size') }, size(entry.size)),
    el('td', { 'data-label': t('column_modified') }, date(entry.modified)),
    el('td', {}, el('div', { class: 'row' }, ...buttons)));
}

async function remove(entry, load) {
  if (!confirm(t('reallyDelete', entry.name))) return;
  try {
    await api.send('DELETE', 'v1/document', { query: { id: entry.id } });
  } catch (failed) {
    notice(errorText(failed));
  }
  load();
}

function pager(list, query, load) {
  if (list.total <= PAGE && query.offset === 0) return el('p', { class: 'soft' }, list.complete ? '' : t('notAll'));
  const go = by => { query.offset = Math.max(0, query.offset + by); load(); };
  return el('div', { class: 'row' },
    el('button', { type: 'button', 'data-focus': 'previous', disabled: query.offset === 0, onclick: () => go(-PAGE) }, t('previous')),
    el('span', {}, `${number(query.offset + 1)}–${number(Math.min(query.offset + PAGE, list.total))} / ${number(list.total)}`),
    el('button', { type: 'button', 'data-focus': 'next', disabled: query.offset + PAGE >= list.total, onclick: () => go(PAGE) }, t('next')));
}
