import type { Move } from './moves.js';
import { KINDS, type Kind, type Pick } from './random-moves.js';

/** One bit a kind of operation. */
export const MASK_MAX = 2 ** KINDS.length - 1;

/** Each operation of a random draft is drawn from one word of 31 bits. */
export const WORD_MAX = 2 ** 31 - 1;

/** With fewer kinds than this a draft could not race at all. */
const KINDS_MIN = 3;

/** How much more often a favoured kind comes. */
const FAVOUR = 4;

const hasBit = (mask: number, bit: number): boolean =>
  Math.floor(mask / 2 ** bit) % 2 === 1;

/**
 * The kinds of one draft, each as often as its weight. Swarm testing: what
 * is left out lets the rest pile up, which no single mixture does.
 */
export function swarmOf(disabled: number, favoured: number): readonly Kind[] {
  const enabled = KINDS.filter((_, bit) => !hasBit(disabled, bit));
  const kinds = enabled.length < KINDS_MIN ? KINDS : enabled;
  return kinds.flatMap((kind) => {
    const factor = hasBit(favoured, KINDS.indexOf(kind)) ? FAVOUR : 1;
    return Array<Kind>(kind.weight * factor).fill(kind);
  });
}

/** Spends the digits of a word; a word of 0 draws the first of everything. */
export function moveOf(word: number, swarm: readonly Kind[]): Move {
  let left = word;
  const digit = (base: number): number => {
    const value = left % base;
    left = Math.floor(left / base);
    return value;
  };
  const pick: Pick = <T>(from: readonly T[]) => from[digit(from.length)] as T;
  return pick(swarm).draw(pick);
}
