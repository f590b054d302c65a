/** What an error says; anything can be thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Its first line. */
export function gist(error: unknown): string {
  return messageOf(error).split('\n', 1)[0] ?? '';
}

/** All of it, in one line. */
export function inOneLine(message: string): string {
  return message.trim().replaceAll(/\s+/g, ' ');
}
