// Pages of a PDF with boxes around a passage, drawn by pdf.js. Loaded only when such a passage is opened.
import * as api from './api.js';
import { el } from './dom.js';
import { t } from './texts.js';
import * as pdfjs from './pdf.min.mjs';

const MAX_PAGES = 3;
const MAX_WIDTH = 900;
const SCROLLBAR = 20; // pixels that stay free beside the page
const DETAIL = 2; // pixels of the canvas for one of the page: small print stays readable

pdfjs.GlobalWorkerOptions.workerSrc = new URL('./pdf.worker.min.mjs', import.meta.url).href;

/** Draws the pages that the boxes of a citation stand on, each scrolled to its first box. */
export async function showPage(citation, place) {
  const response = await api.send('GET', 'v1/document/file', { query: { id: citation.document } });
  const document = await pdfjs.getDocument({ data: await response.arrayBuffer(), isEvalSupported: false, enableXfa: false }).promise;
  const numbers = [...new Set(citation.boxes.map(box => box.page))].filter(number => number <= document.numPages);
  for (const number of numbers.slice(0, MAX_PAGES)) {
    const page = await document.getPage(number);
    const plain = page.getViewport({ scale: 1 });
    const scale = Math.min((place.clientWidth || MAX_WIDTH) - SCROLLBAR, MAX_WIDTH) / plain.width;
    const viewport = page.getViewport({ scale: scale * DETAIL });
    const canvas = el('canvas', { width: Math.floor(viewport.width), height: Math.floor(viewport.height), role: 'img', 'aria-label': t('page', String(number)) });
    canvas.style.width = plain.width * scale + 'px';
    canvas.style.height = plain.height * scale + 'px';
    const sheet = el('div', { class: 'sheet', tabindex: '0', role: 'region', 'aria-label': t('page', String(number)) }, canvas);
    place.append(sheet);
    await page.render({ canvas, viewport }).promise;
    const boxes = citation.boxes.filter(box => box.page === number).map(box => mark(box, scale));
    sheet.append(...boxes);
    sheet.scrollTop = Math.max(0, boxes[0].offsetTop - 40);
  }
  document.destroy?.();
}

/** Boxes are in points from the upper left corner of the page as people see it. */
function mark(box, scale) {
  const element = el('div', { class: 'box' });
  for (const [side, value] of [['left', box.x], ['top', box.y], ['width', box.width], ['height', box.height]]) {
    element.style[side] = value * scale + 'px';
  }
  return element;
}
