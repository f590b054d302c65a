import { inspect } from 'node:util';

/** What an error says; anything can be thrown, even what throws when it is read. */
export function messageOf(error: unknown): string {
  try {
    if (error instanceof Error) return String(error.message);
    return typeof error === 'object' ? wordsOf(error) : String(error);
  } catch {
    return UNREADABLE;
  }
}

/** What was thrown, or in its place an error that can be read. */
export function readable(thrown: unknown): unknown {
  try {
    if (!(thrown instanceof Error)) return thrown;
    const { name, message, stack, cause } = thrown;
    const words = [name, message, stack].map(String);
    return readable(cause) === cause ? thrown : new Error(words[1]);
  } catch {
    return new Error(UNREADABLE);
  }
}

export const UNREADABLE = 'an object that throws when it is read';

function wordsOf(thrown: object | null): string {
  const { message } = (thrown ?? {}) as { message?: unknown };
  const words = String(message ?? thrown);
  return words.startsWith('[object ') ? inOneLine(inspect(thrown)) : words;
}

/** Characters of a message that are told: some quote all that they were given. */
const TOLD_MAX = 2000;

export function brief(message: string): string {
  const { length } = message;
  if (length <= TOLD_MAX) return message;
  return `${message.slice(0, TOLD_MAX)}… (${length} characters)`;
}

/** Its first line. */
export function gist(error: unknown): string {
  return brief(messageOf(error).split('\n', 1)[0] ?? '');
}

/** All of it, in one line. */
export function inOneLine(message: string): string {
  return message.trim().replaceAll(/\s+/g, ' ');
}
