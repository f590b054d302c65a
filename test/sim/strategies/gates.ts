import type { RandomStream } from '../../../src/sim/random.js';
import type { ReadyGate } from '../../../src/sim/ready.js';

/** Ready gates from `A1:x`, `B2:y`: actor, order of arrival, target. */
export function readyGates(...words: readonly string[]): ReadyGate[] {
  return words.map((word) => {
    const [, actor = '', sequence = '0', target = ''] =
      /^(\w)(\d+):(\w+)$/.exec(word) ?? [];
    const label = { kind: 'call', name: 'toy', target } as const;
    return { actor, process: 0, label, sequence: Number(sequence) };
  });
}

/** A stream that draws these numbers, and complains when there are no more. */
export function scripted(...numbers: readonly number[]): RandomStream {
  const left = [...numbers];
  const next = (): number => {
    const number = left.shift();
    if (number === undefined) throw new Error('a draw too many');
    return number;
  };
  return { next, below: (below) => Math.floor(next() * below) };
}
