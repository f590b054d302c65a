import type { RequestRecord } from '../../model/policy.js';
import type { KeyHistory } from './key-history.js';

/** What stands under a key stands for good: one run works, all answer it. */
export function secondRun(
  record: RequestRecord,
  keyHistory: KeyHistory
): string | undefined {
  const runs = new Set(keyHistory.requests.flatMap(runsOf));
  const own = runsOf(record);
  if (runs.size < 2 || own.length === 0) return undefined;
  return `${keyHistory.key} stands for ${[...runs].join(' and ')}`;
}

/** The runs that a request worked as, or was answered with. */
function runsOf({ works, outcome }: RequestRecord): readonly string[] {
  const named =
    outcome && ['started', 'attached', 'replayed'].includes(outcome.kind)
      ? [outcome.run ?? '?']
      : [];
  return [...works.map(({ run }) => run), ...named];
}
