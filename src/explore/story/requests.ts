import type { Outcome, RequestRecord } from '../../model/policy.js';
import { stepOf } from '../position.js';

/** Something that an actor says, at its place in the history. */
export interface Said {
  readonly position: number;
  readonly words: string;
}

/** What an actor's requests say in these steps, the last included. */
export function requestsIn(
  requests: readonly RequestRecord[],
  actor: string,
  from: number,
  to: number
): Said[] {
  return requests
    .filter((record) => record.actor === actor)
    .flatMap(saidBy)
    .filter(({ position }) => {
      const step = stepOf(position);
      return step >= from && step <= to;
    });
}

function saidBy({
  request,
  invoked,
  answered,
  outcome,
  works,
}: RequestRecord): Said[] {
  const { key, policy, over } = request;
  const way = over === 'keyed' ? `${policy}, keyed start` : policy;
  const said = [{ position: invoked, words: `request ${key} (${way})` }];
  for (const { run, payload, began, ended } of works) {
    const on = payload === undefined ? '' : ` on ${payload}`;
    said.push({ position: began, words: `work of ${run}${on} begins` });
    if (ended === undefined) continue;
    said.push({ position: ended, words: `work of ${run}${on} ends` });
  }
  if (answered !== undefined && outcome) {
    said.push({ position: answered, words: `told: ${outcomeWords(outcome)}` });
  }
  return said;
}

/** An outcome as one would say it. */
export function outcomeWords({
  kind,
  run,
  why,
  status,
  value,
  delivered,
}: Outcome): string {
  const parts = [
    why ? `${kind} (${why})` : kind,
    run,
    kind === 'replayed' ? `${status} (${value})` : undefined,
    delivered ? 'delivered' : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(' ');
}
