import type { Work } from '../../model/policy.js';
import { gate } from '../../sim/context.js';

type Draft<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * Work out of band: two marks, with gates before each and between them, so
 * that others come between its beginning and its end.
 */
export async function markWork(
  works: Work[],
  known: Omit<Work, 'began' | 'ended'>,
  position: () => number,
  gates: number
): Promise<void> {
  const target = known.run;
  const mark = await gate({ kind: 'call', name: 'work:begin', target }, () => {
    const begun: Draft<Work> = { ...known, began: position() };
    works.push(begun);
    return begun;
  });
  for (let at = 0; at < gates; at++) {
    await gate({ kind: 'call', name: 'work', target }, () => undefined);
  }
  await gate({ kind: 'call', name: 'work:end', target }, () => {
    mark.ended = position();
  });
}
