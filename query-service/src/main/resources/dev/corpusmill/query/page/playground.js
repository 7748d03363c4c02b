// A question with its hits, and what each route and the fusion made of them; and why a document is, or is not, among them.
import * as api from './api.js';
import { el } from './dom.js';
import { errorText, t } from './texts.js';

export function playground(main) {
  const question = el('input', { id: 'try-question', class: 'grow', required: true });
  const count = el('input', { id: 'try-k', type: 'number', min: '1', max: '100', value: '10' });
  const document = el('input', { id: 'try-document', class: 'grow', placeholder: 'uploads:plan.pdf' });
  const place = el('div', { id: 'hits', 'aria-live': 'polite' });
  const form = el('form', { onsubmit: async event => {
    event.preventDefault();
    const ask = { question: question.value, k: Number(count.value) || 10 };
    place.setAttribute('aria-busy', 'true');
    try {
      const began = performance.now();
      const found = await (await api.send('POST', 'v1/search', { json: ask })).json();
      const millis = Math.round(performance.now() - began);
      const parts = [routes(found, millis), hits(found)];
      if (document.value) {
        const why = await (await api.send('POST', 'v1/search/explain', { json: { ...ask, document: document.value } })).json();
        parts.unshift(explanation(why));
      }
      place.replaceChildren(...parts);
    } catch (failed) {
      place.replaceChildren(el('p', { class: 'state bad' }, errorText(failed)));
    }
    place.removeAttribute('aria-busy');
  } },
  el('div', { class: 'row' }, el('label', { for: 'try-question' }, t('question')), question, el('label', { for: 'try-k' }, 'k'), count),
  el('div', { class: 'row' }, el('label', { for: 'try-document' }, t('whyNot')), document, el('button', { class: 'main' }, t('search'))));
  main.replaceChildren(el('h1', {}, t('playground')), el('p', { class: 'soft' }, t('playgroundIntro')), form, place);
}

function explanation(why) {
  const lines = [el('h2', {}, t('explain', why.document)), el('p', { class: 'state ' + (why.shown ? 'good' : 'bad') }, why.reason)];
  if (why.change) lines.push(el('p', {}, t('wouldShow', why.change.text, why.change.rank)));
  return el('section', {}, ...lines);
}

function routes(found, millis) {
  const steps = [...found.routes, ...(found.postProcessors ?? [])];
  return el('p', { class: 'soft' }, [...steps.map(step => `${step.name}: ${step.state}, ${step.millis} ms`), t('generationIs', found.generation), t('inAll', millis)].join(' · '));
}

function hits(found) {
  const names = [...new Set(found.hits.flatMap(hit => Object.keys(hit.routes)))].sort();
  const head = ['#', t('score'), ...names.map(name => t('rankOf', name)), t('passage')];
  const rows = found.hits.map((hit, i) => el('tr', {},
    el('td', { class: 'number' }, String(i + 1)), el('td', { class: 'number' }, hit.score.toFixed(3)),
    ...names.map(name => el('td', { class: 'number' }, hit.routes[name] ? `${hit.routes[name].rank} (${hit.routes[name].score.toFixed(3)})` : '–')),
    el('td', {}, el('div', { class: 'soft' }, [hit.document, hit.pages && t('page', hit.pages), hit.heading].filter(Boolean).join(' · ')),
      el('div', { class: 'original' }, hit.text.length > 500 ? hit.text.slice(0, 500) + '…' : hit.text))));
  return el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('hits') }, el('table', { class: 'list' },
    el('caption', { class: 'hidden' }, t('hits')), el('thead', {}, el('tr', {}, ...head.map(cell => el('th', { scope: 'col' }, cell)))), el('tbody', {}, ...rows)));
}
