import { holdsToken } from '../../laboratory/token-line.js';

/** Of a transcript; the JSON report has all of it. */
const HEAD = 8;
const TAIL = 6;
const WIDTH_MAX = 120;

/**
 * The calls of one try so that they can be read: the key is `k`, what the
 * title says is left out, and of many alike the first and the last are shown.
 */
export function shortTranscript(lines: readonly string[]): string[] {
  const [, key] = /"key":"([^"]+)"/.exec(lines.join('\n')) ?? [];
  const plain = lines.map((line) =>
    // A part of a token replays nothing.
    holdsToken(line) ? line : cut(plainLine(line, key))
  );
  const left = plain.length - HEAD - TAIL;
  if (left < 2) return plain;
  return [...plain.slice(0, HEAD), `… ${left} more`, ...plain.slice(-TAIL)];
}

function plainLine(line: string, key: string | undefined): string {
  // A blank key is what some experiments are about.
  const named = key?.trim() ? line.replaceAll(key, 'k') : line;
  return named
    .replaceAll(/"surface":"[^"]*",?/g, '')
    .replaceAll(/"(\w+)":/g, '$1: ')
    .replaceAll(',}', '}')
    .replaceAll(/([},"\d]),(?=\w+: )/g, '$1, ');
}

function cut(line: string): string {
  return line.length > WIDTH_MAX ? `${line.slice(0, WIDTH_MAX - 1)}…` : line;
}
