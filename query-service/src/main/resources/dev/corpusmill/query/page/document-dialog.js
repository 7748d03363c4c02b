// One document: what became of it, its metadata and name, and its chunks.
import * as api from './api.js';
import { dialog, el } from './dom.js';
import { date, errorText, size, t } from './texts.js';

const CHUNKS = 20;

export function openDocument(entry, list, changed) {
  const may = entry.managed && list.editor && entry.state !== 'deleting';
  const said = el('p', { role: 'status', class: 'soft' });
  const facts = [t('state_' + entry.state), size(entry.size), t('modifiedAt', date(entry.modified)), entry.indexed && t('indexedAt', date(entry.indexed))];
  const box = dialog(entry.title || entry.name, t('close'), el('p', { class: 'soft' }, entry.id),
    el('p', {}, facts.filter(Boolean).join(' · ')), ...why(entry), ...(may ? forms(entry, list, said, change) : metadata(entry)), said);
  const chunks = el('div', {});
  box.append(chunks);
  if (entry.state === 'indexed') load(0);

  async function change(json) {
    try {
      await api.send('PATCH', 'v1/document', { query: { id: entry.id }, json });
      said.textContent = t('saved');
      changed();
      return true;
    } catch (failed) {
      said.textContent = errorText(failed);
      return false;
    }
  }

  async function load(offset) {
    try {
      const body = await api.get('v1/document', { id: entry.id, offset, limit: CHUNKS });
      if (offset === 0) chunks.append(el('h3', {}, t('chunks')));
      for (const chunk of body.chunks) {
        const place = [chunk.pages && t('page', chunk.pages), chunk.place, chunk.heading].filter(Boolean).join(' · ');
        chunks.append(el('div', { class: 'chunk' }, el('div', { class: 'soft' }, `${chunk.ordinal + 1} ${place}`), el('div', { class: 'original' }, chunk.text)));
      }
      if (body.chunks.length === CHUNKS) {
        const more = el('button', { type: 'button', onclick: () => { more.remove(); load(offset + CHUNKS); } }, t('more'));
        chunks.append(more);
      }
    } catch (failed) {
      said.textContent = errorText(failed);
    }
  }
}

function why(entry) {
  const lines = entry.warnings.map(warning => el('p', { class: 'soft' }, warning));
  if (entry.failure) lines.unshift(el('p', { class: 'state bad' }, entry.failure.reason), el('p', {}, entry.failure.advice));
  return lines;
}

function metadata(entry) {
  const fields = Object.entries(entry.metadata);
  return fields.length ? [el('p', {}, fields.map(([field, value]) => `${field}: ${value}`).join(' · '))] : [];
}

function forms(entry, list, said, change) {
  const name = el('input', { id: 'new-name', class: 'grow', value: entry.name });
  const rename = el('form', { class: 'row', onsubmit: async event => {
    event.preventDefault();
    if (await change({ name: name.value })) event.target.closest('dialog').close();
  } }, el('label', { for: 'new-name' }, t('name')), name, el('button', {}, t('rename')));
  const again = el('button', { type: 'button', onclick: () => change({ readAgain: true }) }, t('readAgain'));
  const fields = Object.keys(list.metadataFields);
  if (!fields.length) return [rename, again];
  const inputs = fields.map(field => el('input', { id: 'field-' + field, name: field, value: entry.metadata[field] ?? '' }));
  const describe = el('form', { onsubmit: event => {
    event.preventDefault();
    const values = Object.fromEntries(inputs.filter(input => input.value !== '').map(input => [input.name, input.value]));
    change({ metadata: values });
  } }, el('fieldset', {}, el('legend', {}, t('metadata')),
    ...inputs.map(input => el('div', { class: 'row' }, el('label', { for: input.id }, `${input.name} (${list.metadataFields[input.name]})`), input)),
    el('button', {}, t('save'))));
  return [rename, describe, again];
}
