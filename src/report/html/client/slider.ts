import { el } from './dom.js';

/** Goes through the steps of a story, from the last one at first. */
export function slider(
  id: string,
  words: readonly string[],
  onStep: (at: number) => void
): HTMLElement {
  const count = words.length;
  const range = el('input', {
    type: 'range',
    id,
    min: '1',
    max: String(count),
    value: String(count),
  });
  const output = el('output', { for: id });
  const back = el(
    'button',
    { type: 'button', 'aria-label': 'One step back' },
    '‹'
  );
  const on = el('button', { type: 'button', 'aria-label': 'One step on' }, '›');
  const show = () => {
    const at = Number(range.value);
    output.textContent = `${at} of ${count}`;
    range.setAttribute('aria-valuetext', `${at} of ${count}: ${words[at - 1]}`);
    back.disabled = at <= 1;
    on.disabled = at >= count;
    onStep(at - 1);
  };
  const move = (by: number) => {
    range.value = String(Number(range.value) + by);
    show();
  };
  range.addEventListener('input', show);
  back.addEventListener('click', () => move(-1));
  on.addEventListener('click', () => move(1));
  show();
  const label = el('label', { for: id }, 'Step');
  return el('div', { class: 'slider' }, label, back, range, on, output);
}
