import { el } from './dom.js';

const SHOWN_MS = 2000;

/** A command that can be taken along. */
export function commandBox(command: string): HTMLElement {
  const code = el('code', {}, command);
  const button = el('button', { type: 'button', class: 'copy' }, 'Copy');
  const said = el('span', { role: 'status', class: 'vh' });
  button.addEventListener('click', async () => {
    const isCopied = (await written(command)) || selectedAndCopied(code);
    button.textContent = isCopied ? 'Copied' : 'Selected';
    said.textContent = isCopied
      ? 'The command is in the clipboard.'
      : 'The command is selected.';
    setTimeout(() => {
      button.textContent = 'Copy';
      said.textContent = '';
    }, SHOWN_MS);
  });
  const text = el(
    'pre',
    { tabindex: '0', role: 'region', 'aria-label': 'Replay command' },
    code
  );
  return el('div', { class: 'command' }, text, button, said);
}

async function written(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Where the clipboard may not be written: at least it is selected. */
function selectedAndCopied(code: HTMLElement): boolean {
  getSelection()?.selectAllChildren(code);
  return document.execCommand('copy');
}
