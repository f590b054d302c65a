import type { Name } from '../call.js';
import type { Operation } from '../history.js';
import { stepKey } from './step-key.js';

/**
 * The attempt that each step had before its first start, by the answer of the
 * call that created it: no source says whether it is 0. Of a step that was
 * created twice nothing is known.
 */
export function attemptsAtBirth(
  answered: readonly Operation[]
): ReadonlyMap<Name, number> {
  const births = new Map<Name, number | undefined>();
  for (const { call, response } of answered) {
    if (call.kind !== 'createStep' && call.kind !== 'lazyStartStep') continue;
    if (!response?.ok) continue;
    const isStarted = call.kind === 'lazyStartStep';
    if (isStarted && response.stepCreated !== true) continue;
    const key = stepKey(call.run, call.step);
    const shown = response.step?.attempt;
    const isTold = !births.has(key) && typeof shown === 'number';
    births.set(key, isTold ? shown - Number(isStarted) : undefined);
  }
  const known = [...births].flatMap(([key, attempt]) =>
    attempt === undefined ? [] : [[key, attempt] as const]
  );
  return new Map(known);
}
