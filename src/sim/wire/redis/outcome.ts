import type { Reply } from './reply.js';

/** Larger ones are rather values, clock readings or remaining times. */
const INTEGER_MAX = 100;

const firstWord = (bytes: Buffer): string =>
  /^\S{0,40}/.exec(bytes.toString('latin1', 0, 80))?.[0] ?? '';

function integerOutcome(bytes: Buffer): string {
  const value = Number(bytes.toString('latin1'));
  return Math.abs(value) < INTEGER_MAX ? `integer ${value}` : 'integer';
}

function statusOutcome(bytes: Buffer): string {
  const text = bytes.toString('latin1');
  return /^[A-Za-z]{1,20}$/.test(text) ? text : 'status';
}

/** The kind of a reply, without its values: `OK`, `array 3`, `error NOAUTH`. */
export function outcomeOf({ kind, count, content }: Reply): string {
  switch (kind) {
    case 'status':
      return statusOutcome(content);
    case 'error':
      return `error ${firstWord(content)}`;
    case 'integer':
      return integerOutcome(content);
    case 'boolean':
      return content.toString('latin1') === 't' ? 'true' : 'false';
    case 'array':
    case 'set':
    case 'push':
      return `${kind} ${count}`;
    case 'map':
      return `map ${count / 2}`;
    default:
      return kind;
  }
}
