// Where an answer comes from: the passage with its place marked, on its page where it is a PDF, else in its text.
import * as api from './api.js';
import { feedbackOf } from './ask.js';
import { dialog, el } from './dom.js';
import { errorText, t } from './texts.js';

/** Opens the passage of a citation; `turn` is the answer that cites it. */
export async function openPassage(citation, turn) {
  const place = [citation.document, citation.pages && t('page', citation.pages), citation.place, citation.heading].filter(Boolean).join(' · ');
  const said = el('span', { class: 'soft', role: 'status' });
  const right = el('button', { type: 'button', class: 'right-passage', onclick: async () => {
    try {
      await api.send('POST', 'v1/feedback', {
        json: feedbackOf(turn, 'passage', { passage: { document: citation.document, text: citation.text } }),
      });
      said.textContent = t('thanks');
    } catch (failed) {
      said.textContent = errorText(failed);
    }
  } }, t('rightPassage'));
  const sheet = el('div', {});
  const text = el('div', { class: 'passage' }, el('p', { class: 'chunk cited' }, el('mark', {}, citation.text)));
  dialog(`[${citation.n}] ${citation.title || citation.document}`, t('close'), el('p', { class: 'soft' }, place),
    sheet, text, el('div', { class: 'row' }, right, said));
  await Promise.all([around(citation, text), page(citation, sheet)]);
}

/** The chunks around the passage. The answer may be older than the index: then the passage alone is shown. */
async function around(citation, place) {
  let chunks;
  try {
    chunks = await chunksAt(citation);
  } catch (failed) {
    place.append(el('p', { class: 'soft' }, failed.status === 404 ? t('documentGone') : errorText(failed)));
    return;
  }
  const shown = chunks.map(chunk => ({ chunk, parts: mark(chunk, citation) }));
  if (!shown.some(each => each.parts.length > 1)) return;
  place.replaceChildren(...shown.map(({ chunk, parts }) =>
    el('p', { class: parts.length > 1 ? 'chunk cited' : 'chunk' }, ...parts)));
  place.querySelector('mark')?.scrollIntoView({ block: 'center' });
}

async function chunksAt(citation) {
  const size = 200;
  for (let offset = 0; ; offset += size) {
    const { chunks } = await api.get('v1/document', { id: citation.document, offset, limit: size });
    const at = chunks.findIndex(chunk => chunk.charStart <= citation.charStart && chunk.charEnd >= citation.charEnd);
    if (at >= 0) return chunks.slice(Math.max(0, at - 1), at + 2);
    if (chunks.length < size) return [];
  }
}

/** The text of a chunk, with the passage marked where it holds it. */
function mark(chunk, citation) {
  let start = chunk.text.indexOf(citation.text);
  let end = start + citation.text.length;
  if (start < 0 && chunk.charEnd - chunk.charStart === chunk.text.length) {
    start = Math.max(0, citation.charStart - chunk.charStart);
    end = Math.min(chunk.text.length, citation.charEnd - chunk.charStart);
  }
  if (start < 0 || end <= start) return [chunk.text];
  return [chunk.text.slice(0, start), el('mark', {}, chunk.text.slice(start, end)), chunk.text.slice(end)];
}

/** The page of a PDF with the passage's boxes; the viewer is loaded when it is needed. */
async function page(citation, place) {
  if (!citation.boxes?.length || !citation.document.toLowerCase().endsWith('.pdf')) return;
  try {
    const { showPage } = await import('./pdf-page.js');
    await showPage(citation, place);
  } catch {
    place.replaceChildren(el('p', { class: 'soft' }, t('noPdf')));
  }
}
