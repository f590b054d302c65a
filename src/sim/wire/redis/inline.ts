import { redisError } from './redis-error.js';

const WORD = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\')*)'|([^\s"']+))(?=\s|$)/;

const ESCAPES = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['a', '\x07'],
]);

const unescapeDouble = (text: string): string =>
  text.replace(/\\(?:x([0-9a-f]{2})|(.))/gi, (_, hex, other) =>
    hex === undefined
      ? (ESCAPES.get(other) ?? other)
      : String.fromCharCode(Number.parseInt(hex, 16))
  );

/**
 * The words of a command that a person typed, by the quoting rules of the
 * server's own `sdssplitargs`.
 *
 * @throws ProtocolError where a quote stays open: the server closes then
 */
export function splitInline(line: string): Buffer[] {
  const words: Buffer[] = [];
  let rest = line.trim();
  while (rest !== '') {
    const match = WORD.exec(rest);
    if (match === null) {
      throw redisError(
        `The inline command '${line.slice(0, 40)}' has unbalanced quotes.`
      );
    }
    const [whole, double, single, plain = ''] = match;
    const word =
      double !== undefined
        ? unescapeDouble(double)
        : (single?.replaceAll("\\'", "'") ?? plain);
    words.push(Buffer.from(word, 'latin1'));
    rest = rest.slice(whole.length).trim();
  }
  return words;
}
