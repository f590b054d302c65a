import {
  type KeyHistory,
  keyHistoriesOf,
} from '../judge/policy/key-history.js';
import { worksOf } from '../judge/policy/works.js';
import type { History } from '../model/history.js';
import type { Policy, RequestRecord, Work } from '../model/policy.js';
import type { Variant } from './variant.js';

/**
 * What policies do that promise nothing of it: memory by attribute is
 * advisory, a message may come too late to be read, and nobody stops a step.
 */
export function policyVariants(history: History): Variant[] {
  return keyHistoriesOf(history).flatMap((keyHistory) => [
    ...memories(keyHistory, 'bridge', 'claim, then query by attribute'),
    ...memories(keyHistory, 'query', 'query by attribute, then start'),
    ...lateMessages(keyHistory),
    ...supersededWorks(keyHistory),
  ]);
}

/** `lookup.advisory`: whether work that has completed was done again. */
function memories(
  keyHistory: KeyHistory,
  policy: Policy,
  way: string
): Variant[] {
  const requests = by(keyHistory, policy);
  if (requests.length < 2) return [];
  const runs = requests.flatMap(({ works }) => works.map(({ run }) => run));
  const completed = runs.filter(
    (run) => keyHistory.views.get(run)?.status === 'completed'
  );
  if (completed.length === 0) return [];
  const answer =
    completed.length > 1
      ? 'two runs complete the work'
      : 'one run completes it';
  return [{ question: `requests that ${way}`, answer }];
}

/** A payload that stands in the log of a run which works on the first alone. */
function lateMessages(keyHistory: KeyHistory): Variant[] {
  return by(keyHistory, 'route').flatMap(({ request, outcome }) => {
    if (!outcome?.delivered || outcome.run === undefined) return [];
    const isRead = worksOf(keyHistory, outcome.run).some(
      ({ payload }) => payload === request.input
    );
    const answer = isRead ? 'is worked on' : 'is never read';
    return [{ question: 'a payload that a route delivered', answer }];
  });
}

/** Whether a cancelled run goes on with its step beside its successor. */
function supersededWorks(keyHistory: KeyHistory): Variant[] {
  const works = by(keyHistory, 'supersede').flatMap((record) => record.works);
  const stopped = works.filter(
    ({ run }) => keyHistory.views.get(run)?.status === 'cancelled'
  );
  return stopped.map((work) => ({
    question: 'the step of a run that is superseded',
    answer: works.some((other) => isBeside(work, other))
      ? 'goes on beside its successor'
      : 'is over before',
  }));
}

function isBeside(work: Work, other: Work): boolean {
  if (work.run === other.run) return false;
  const end = Number.POSITIVE_INFINITY;
  return other.began < (work.ended ?? end) && work.began < (other.ended ?? end);
}

function by(
  { requests }: KeyHistory,
  policy: Policy
): readonly RequestRecord[] {
  return requests.filter(({ request }) => request.policy === policy);
}
