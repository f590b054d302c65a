import { fileURLToPath } from 'node:url';

const PLACE = /(file:\/\/\/[^\s()]+?|\/[^\s():]+?):(\d+)(?::(\d+))?(?=[)\s]|$)/;

/** The first place in a stack that is a file of somebody's. */
export function placeInStack(stack = ''): string | undefined {
  for (const line of stack.split('\n')) {
    if (line.includes('node:internal') || line.includes('/dist/src/')) continue;
    const [, file, row, column] = PLACE.exec(line) ?? [];
    if (file === undefined || row === undefined) continue;
    return [pathOf(file), row, column].filter(Boolean).join(':');
  }
  return undefined;
}

/** A path, of what may be a URL. */
export function pathOf(file: string): string {
  const plain = withoutQuery(file);
  return plain.startsWith('file:') ? fileURLToPath(plain) : plain;
}

/** As the file is called, whichever process loaded it. */
export function withoutQuery(text: string): string {
  return text.replaceAll(/\?(?:realm|namespace)=[^:\s)]*/g, '');
}
