import type { Block } from './blocks.js';

/** One context switch less: a block joins another one of its actor. */
export function* fewerSwitches(
  blocks: readonly Block[]
): Generator<readonly Block[]> {
  for (const [at, block] of blocks.entries()) {
    const next = blocks.findIndex(
      ({ actor }, index) => index > at && actor === block.actor
    );
    const target = blocks[next];
    if (!target) continue;
    const whole = { ...block, steps: block.steps + target.steps };
    const put = (kept: number, gone: number) =>
      joined(
        blocks
          .map((each, index) => (index === kept ? whole : each))
          .filter((_, index) => index !== gone)
      );
    yield put(next, at);
    yield put(at, next);
  }
}

/** Neighbours of one actor are one block. */
function joined(blocks: readonly Block[]): readonly Block[] {
  const result: Block[] = [];
  for (const block of blocks) {
    const last = result.at(-1);
    if (last?.actor !== block.actor) result.push(block);
    else {
      result[result.length - 1] = { ...last, steps: last.steps + block.steps };
    }
  }
  return result;
}
