// Shows one view at a time, by the address behind #.
import * as api from './api.js';
import { ask } from './ask.js';
import { dialog, el } from './dom.js';
import { documents } from './documents.js';
import { feedback } from './feedback.js';
import { indexView } from './index-view.js';
import { playground } from './playground.js';
import { language, setLanguage, t } from './texts.js';

const VIEWS = { ask, documents, index: indexView, playground, feedback };
const main = document.getElementById('main');
let leave = () => {};
let first = true;

function show() {
  const wanted = location.hash.slice(1);
  const name = VIEWS[wanted] ? wanted : 'ask';
  leave();
  for (const link of document.querySelectorAll('nav a')) {
    if (link.dataset.view === name) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  document.title = t(name) + ' · Corpusmill';
  leave = VIEWS[name](main) ?? (() => {});
  if (!first) main.focus();
  first = false;
}

function translate() {
  document.documentElement.lang = language();
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = t(element.dataset.text);
  show();
}

let asking = false;
api.onKeyNeeded(() => {
  if (asking) return;
  asking = true;
  const input = el('input', { type: 'password', id: 'key', autocomplete: 'off', class: 'grow' });
  const box = dialog(t('keyNeeded'), t('close'), el('form', {
    class: 'row', onsubmit: event => {
      event.preventDefault();
      api.setKey(input.value.trim());
      box.close();
      show();
    },
  }, el('label', { for: 'key' }, t('key')), input, el('button', { class: 'main' }, t('save'))));
  box.addEventListener('close', () => { asking = false; });
});

const select = document.getElementById('language');
select.value = language();
select.addEventListener('change', () => { setLanguage(select.value); translate(); });
document.querySelector('.skip').addEventListener('click', event => { event.preventDefault(); main.focus(); });
addEventListener('hashchange', show);
translate();
