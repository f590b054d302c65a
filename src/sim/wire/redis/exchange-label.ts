import type { Command } from './command.js';
import { inBrief } from './in-brief.js';
import { keyOf } from './key-of.js';

export interface ExchangeLabel {
  readonly name: string;
  readonly target: string;
}

const PLAIN = /^[a-z.|-]+$/;

/** A name that a client made up must not break a line. */
const nameOf = ({ name }: Command): string =>
  PLAIN.test(name) ? name : name.replace(/[^\w.|-]/g, '?');

const isBlock = (commands: readonly Command[]): boolean =>
  commands.at(0)?.name === 'multi' &&
  /^(exec|discard)$/.test(commands.at(-1)?.name ?? '') &&
  commands.filter(({ name }) => name === 'multi').length === 1;

const namesOf = (commands: readonly Command[]): string =>
  inBrief(commands.map(nameOf), ', ');

/** What to call the commands that were written in one go; one at least. */
export function labelOf(commands: readonly Command[]): ExchangeLabel {
  const [only, second] = commands;
  if (only !== undefined && second === undefined) {
    return { name: `redis:${nameOf(only)}`, target: keyOf(only) };
  }
  return isBlock(commands)
    ? { name: 'redis:multi', target: namesOf(commands.slice(1, -1)) }
    : { name: 'redis:pipeline', target: namesOf(commands) };
}
