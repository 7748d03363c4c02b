// Judgements of answers; those that are accepted become golden questions.
import * as api from './api.js';
import { el } from './dom.js';
import { date, errorText, t } from './texts.js';

export function feedback(main) {
  const place = el('div', { id: 'feedback-list' });
  main.replaceChildren(el('h1', {}, t('feedback')), el('p', { class: 'soft' }, t('feedbackIntro')), place);
  load(place);
}

async function load(place) {
  try {
    const list = await api.get('v1/feedback');
    const items = list.feedback.map(item => card(item, () => load(place)));
    place.replaceChildren(...(items.length ? items : [el('p', { class: 'soft' }, t('noFeedback'))]));
  } catch (failed) {
    place.replaceChildren(el('p', { class: 'state bad' }, failed.status === 403 ? t('forEditors') : errorText(failed)));
  }
}

function card(item, changed) {
  const body = el('article', { class: 'answer turn', 'data-id': item.id }, el('p', { class: 'question' }, item.question),
    el('p', {}, el('strong', {}, t('verdict_' + item.verdict)), ' ', el('span', { class: 'soft' }, `${date(item.time)} ${item.generation}`)),
    el('p', { class: 'original' }, item.answer));
  if (item.correction) body.append(el('p', {}, t('correction') + ': ' + item.correction));
  if (item.state !== 'open') {
    body.append(el('p', { class: 'soft' }, t('feedback_' + item.state)));
    return body;
  }
  const passages = item.passage ? [item.passage] : item.sources;
  const choice = el('select', { id: 'passage-' + item.id }, ...passages.map((passage, i) =>
    el('option', { value: String(i) }, `${passage.document}: ${passage.text.slice(0, 80)}`)));
  const text = el('textarea', { id: 'text-' + item.id, rows: '3' });
  const fill = () => { text.value = passages[Number(choice.value)]?.text ?? ''; };
  choice.addEventListener('change', fill);
  fill();
  const question = el('input', { id: 'question-' + item.id, class: 'grow', value: item.question });
  const said = el('span', { role: 'status', class: 'soft' });
  const decide = async json => {
    try {
      await api.send('POST', 'v1/feedback/' + item.id, { json });
      changed();
    } catch (failed) {
      said.textContent = errorText(failed);
    }
  };
  const accept = () => decide({ decision: 'accept', question: question.value,
    passage: { document: passages[Number(choice.value)]?.document ?? '', text: text.value } });
  body.append(el('fieldset', {}, el('legend', {}, t('goldenQuestion')),
    el('div', { class: 'row' }, el('label', { for: question.id }, t('question')), question),
    el('div', { class: 'row' }, el('label', { for: choice.id }, t('passage')), choice),
    el('label', { for: text.id }, t('answerText')), text,
    el('div', { class: 'row' }, el('button', { type: 'button', class: 'main accept', disabled: !passages.length, onclick: accept }, t('accept')),
      el('button', { type: 'button', onclick: () => decide({ decision: 'reject' }) }, t('reject')), said)));
  return body;
}
