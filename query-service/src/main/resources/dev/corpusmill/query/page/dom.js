// Builds elements. Texts are always set as text: what a document says is never read as HTML.

/** An element with attributes, listeners (onclick, …) and children; children are nodes or texts. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else if (value === true) {
      element.setAttribute(key, '');
    } else if (value !== false && value !== undefined && value !== null) {
      element.setAttribute(key, value);
    }
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined));
  return element;
}

/** Shows a message to everybody, screen readers included; goes after a while or by its button. */
export function notice(text) {
  const place = document.getElementById('notice');
  const close = el('button', { type: 'button', onclick: () => place.replaceChildren() }, '×');
  close.setAttribute('aria-label', 'OK');
  place.replaceChildren(el('span', {}, text), ' ', close);
}

/** A dialog with a heading and a button that closes it; it goes from the page when it is closed. */
export function dialog(title, closeLabel, ...children) {
  const id = 'dialog-title-' + Math.random().toString(36).slice(2);
  const box = el('dialog', { 'aria-labelledby': id, onclose: () => box.remove() },
    el('div', { class: 'dialog-head' }, el('h2', { id }, title),
      el('button', { type: 'button', class: 'close', onclick: () => box.close() }, closeLabel)),
    ...children);
  document.body.append(box);
  box.showModal();
  return box;
}
