import type { Name } from '../../model/call.js';
import type { RequestRecord } from '../../model/policy.js';
import { endsOf, type KeyHistory } from './key-history.js';
import { worksOf } from './works.js';

/** A payload is in the logs exactly once, or its sender knows that it is not. */
export function misdelivery(
  { request, outcome }: RequestRecord,
  { deliveries }: KeyHistory
): string | undefined {
  if (!outcome || outcome.kind === 'indeterminate') return undefined;
  const { input } = request;
  const places = deliveries.filter(({ payload }) => payload === input);
  const expected = outcome.delivered ? 1 : 0;
  if (places.length === expected) return undefined;
  const runs = places.map(({ run }) => run).join(' and ') || 'no log';
  const told = outcome.delivered ? 'delivered' : 'not delivered';
  return `${input} is in ${runs}, its sender was told ${told}`;
}

/**
 * A run that lives on works once on each payload which it can have read: one
 * that was accepted before it last looked, while nobody had ended it.
 */
export function neglect(
  record: RequestRecord,
  keyHistory: KeyHistory
): string | undefined {
  const { request, outcome } = record;
  const run = outcome?.delivered ? outcome.run : undefined;
  if (run === undefined) return undefined;
  const { input } = request;
  const works = worksOf(keyHistory, run).filter(
    ({ payload }) => payload === input
  );
  // A step that its runtime runs again is the same work.
  const times = new Set(works.map((work) => work.step ?? work)).size;
  if (times > 1) return `${run} worked ${times} times on ${input}`;
  if (times === 1 || !mustHaveRead(run, input, keyHistory)) return undefined;
  return `${run} never worked on ${input}`;
}

function mustHaveRead(
  run: Name,
  payload: string,
  keyHistory: KeyHistory
): boolean {
  if (endsOf(keyHistory, run).length > 0) return false;
  const sent = keyHistory.operations.find(
    ({ call }) => call.kind === 'resume' && call.payload === payload
  );
  const host = keyHistory.requests.find((each) => each.run === run);
  const reads = keyHistory.operations.filter(
    ({ call, actor }) =>
      call.kind === 'listEvents' && call.run === run && actor === host?.actor
  );
  const last = reads.at(-1)?.invoked ?? Number.NEGATIVE_INFINITY;
  return (sent?.returned ?? Number.POSITIVE_INFINITY) < last;
}
