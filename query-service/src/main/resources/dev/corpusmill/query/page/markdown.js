// Markdown of answers, as elements. marked parses it, DOMPurify leaves only what formats text: no images, forms, styles.
import { marked } from './marked.esm.js';
import DOMPurify from './purify.es.mjs';
import { el } from './dom.js';

const ALLOWED = {
  ALLOWED_TAGS: ['p', 'br', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'h1', 'h2', 'h3', 'h4',
    'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'hr', 'sub', 'sup'],
  ALLOWED_ATTR: ['start'],
  RETURN_DOM_FRAGMENT: true,
};

/** The answer with a button for each mark like [2]; `open` is called with the number. */
export function render(text, known, label, open) {
  const fragment = DOMPurify.sanitize(marked.parse(text, { gfm: true, async: false }), ALLOWED);
  const walker = document.createTreeWalker(fragment, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const node of texts) {
    if (node.parentElement?.closest('pre, code')) continue;
    const parts = node.data.split(/(\[\d{1,3}\])/);
    if (parts.length === 1) continue;
    node.replaceWith(...parts.map(part => {
      const number = /^\[(\d+)\]$/.exec(part)?.[1];
      return number && known.has(Number(number))
        ? el('button', { type: 'button', class: 'cite', 'aria-label': label(Number(number)), onclick: () => open(Number(number)) }, number)
        : part;
    }));
  }
  for (const heading of fragment.querySelectorAll('h1, h2, h3, h4, h5, h6')) { // the page has its own
    const strong = el('p', {}, el('strong', {}, ...heading.childNodes));
    heading.replaceWith(strong);
  }
  return fragment;
}
