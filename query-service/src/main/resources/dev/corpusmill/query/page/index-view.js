// Whether the index is fresh and complete: for operators.
import * as api from './api.js';
import { el } from './dom.js';
import { ago, date, errorText, number, t } from './texts.js';

const INTERVAL_MILLIS = 5000;

export function indexView(main) {
  const place = el('div', {});
  let timer = 0;
  let gone = false;
  let before = '';
  async function load() {
    try {
      const index = await api.get('v1/index');
      if (gone) return;
      const now = JSON.stringify(index) + Math.floor(Date.now() / 60000);
      if (now !== before) place.replaceChildren(...draw(index));
      before = now;
    } catch (failed) {
      if (gone) return;
      place.replaceChildren(el('p', { class: 'state bad' }, failed.status === 403 ? t('forOperators') : errorText(failed)));
    }
    timer = setTimeout(load, INTERVAL_MILLIS);
  }
  main.replaceChildren(el('h1', {}, t('index')), place);
  load();
  return () => { gone = true; clearTimeout(timer); };
}

function draw(index) {
  const complete = index.runs.find(run => run.exitCode === 0);
  const running = Object.entries(index.running).map(([role, run]) => t('run_' + role, run)).join(', ');
  const cards = [
    card(t('newest'), index.newest ? ago(index.newest) : '–', index.newest && date(index.newest)),
    card(t('waitingNow'), number((index.documents.pending ?? 0) + (index.documents.deleting ?? 0)), running || t('noRun')),
    card(t('state_indexed'), number(index.documents.indexed ?? 0), t('chunkCount', number(index.chunks))),
    card(t('state_failed'), number(index.documents.failed ?? 0), t('emptyCount', number(index.documents.empty ?? 0))),
    card(t('live'), index.live || '–', ''),
    card(t('lastComplete'), complete ? ago(complete.ended) : '–', complete && date(complete.ended)),
  ];
  return [el('div', { class: 'cards' }, ...cards), ...failures(index), ...generations(index), ...runs(index)];
}

function card(title, value, more) {
  return el('div', { class: 'card' }, el('span', { class: 'soft' }, title), el('b', {}, value), el('span', { class: 'soft' }, more || ''));
}

function table(title, columns, rows) {
  return el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': title }, el('table', { class: 'list' },
    el('caption', { class: 'hidden' }, title), el('thead', {}, el('tr', {}, ...columns.map(column => el('th', { scope: 'col' }, column)))),
    el('tbody', {}, ...rows.map(cells => el('tr', {}, ...cells.map(cell => el('td', {}, cell)))))));
}

function failures(index) {
  if (!index.failures.length) return [];
  return [el('h2', {}, t('failures')), table(t('failures'), [t('column_name'), t('stage'), t('reason'), t('advice')],
    index.failures.map(entry => [entry.id, entry.failure?.stage ?? '', entry.failure?.reason ?? '', entry.failure?.advice ?? '']))];
}

function generations(index) {
  return [el('h2', {}, t('generations')), table(t('generations'), [t('name'), t('column_state'), t('created'), t('model')],
    index.generations.map(each => [each.name + (each.live ? ' · ' + t('live') : ''), each.state, date(each.created), each.model]))];
}

function runs(index) {
  if (!index.runs.length) return [el('h2', {}, t('runs')), el('p', { class: 'soft' }, t('noReports'))];
  return [el('h2', {}, t('runs')), table(t('runs'), ['#', t('command'), t('result'), t('ended'), t('documents')],
    index.runs.map(run => [String(run.run), run.command || '–',
      el('span', { class: 'state ' + (run.exitCode === 0 ? 'good' : run.exitCode < 0 ? '' : 'bad') }, run.exitCode < 0 ? t('noReport') : t('exit_' + run.exitCode)),
      run.ended ? date(run.ended) : '', ['indexed', 'failed', 'deleted', 'unchanged'].filter(name => run.documents[name])
        .map(name => `${number(run.documents[name])} ${t('count_' + name)}`).join(' · ')]))];
}
