import type { Trace } from '../trace.js';
import type { Strategy } from './strategy.js';

/** So many steps of one actor in a row. */
export interface Block {
  readonly actor: string;
  readonly steps: number;
}

/** A schedule as its context switches: what a person would tell of it. */
export function blocksOf(trace: Trace): Block[] {
  const blocks: { actor: string; steps: number }[] = [];
  for (const { actor } of trace) {
    const last = blocks.at(-1);
    if (last?.actor === actor) last.steps++;
    else blocks.push({ actor, steps: 1 });
  }
  return blocks;
}

/**
 * Lets the actors run in these blocks. It bends where choice lists break: a
 * block ends early when its actor cannot go on, and past the last block
 * whoever ran last goes on. Shrinking edits plans, and schedules in this form
 * survive the edit.
 */
export function followBlocks(blocks: readonly Block[]): Strategy {
  let at = 0;
  let left = blocks[0]?.steps ?? 0;
  return {
    pick(ready) {
      while (at < blocks.length) {
        const index = ready.findIndex(
          ({ actor }) => actor === blocks[at]?.actor
        );
        if (left > 0 && index >= 0) {
          left--;
          return index;
        }
        at++;
        left = blocks[at]?.steps ?? 0;
      }
      return 0;
    },
  };
}
