import type { Name } from '../model/call.js';
import type { History, Operation } from '../model/history.js';
import { isLost, isRaw } from '../model/refusals.js';
import type { Accepted, CancelSummary, Response } from '../model/response.js';
import { isCreation } from '../model/writes.js';
import type { Findings } from './findings.js';

/** Each outcome, and where the summary counts it. */
const COUNTED: Readonly<Record<string, keyof CancelSummary>> = {
  cancelled: 'cancelled',
  already_cancelled: 'alreadyCancelled',
  not_cancellable: 'notCancellable',
  not_found: 'notFound',
  failed: 'failed',
};

/**
 * `runs.cancel-many`: one result for each run that was asked for, in that
 * order, and a summary that counts them. What a result says of its run is
 * judged with the calls.
 */
export function judgeBulkCancels(
  { operations }: History,
  findings: Findings
): void {
  for (const { actor, call, response, invoked } of operations) {
    if (call.kind !== 'cancelRuns' || !response || isLost(response)) continue;
    const isKnown = (run: Name) => operations.some((each) => names(each, run));
    if (new Set(call.runs).size < call.runs.length) {
      const areKnown = call.runs.every((run) =>
        operations.some(
          (each) => names(each, run) && isAcceptedBefore(each, invoked)
        )
      );
      judgeRepeated(call.runs, response, actor, { findings, areKnown });
      continue;
    }
    const why = response.ok
      ? (flawOf(call.runs, response) ?? absentIn(response, isKnown))
      : response.message;
    findings.rule(
      'runs.cancel-many',
      why === undefined,
      () => `${actor}: ${call.kind}: ${why}`
    );
  }
}

/**
 * `runs.cancel-repeated`: the ids of a request are unique, so one that is there
 * twice may be refused; whoever takes it answers it as often as it was asked for.
 */
function judgeRepeated(
  runs: readonly Name[],
  response: Response,
  actor: string,
  {
    findings,
    areKnown,
  }: { readonly findings: Findings; readonly areKnown: boolean }
): void {
  // That a run is not found is untrue of runs that are there.
  const refusedRaw =
    !response.ok &&
    (isRaw(response) || (areKnown && response.refusal === 'run-not-found'));
  const why = response.ok
    ? flawOf(runs, response)
    : refusedRaw && response.message;
  findings.rule(
    'runs.cancel-repeated',
    !why,
    () => `${actor}: cancelRuns of ${runs}: ${why}`
  );
}

function flawOf(
  runs: readonly Name[],
  { results = [], summary = {} }: Accepted
): string | undefined {
  const answered = results.map(({ run }) => run);
  if (`${answered}` !== `${runs}`) return `results are of ${answered}`;
  const unknown = results.find(({ outcome }) => !COUNTED[outcome]);
  if (unknown) return `${unknown.run} is ${unknown.outcome}`;
  if (summary.requested !== runs.length) {
    return `the summary has ${summary.requested} requested of ${runs.length}`;
  }
  for (const [outcome, field] of Object.entries(COUNTED)) {
    const count = results.filter((each) => each.outcome === outcome).length;
    if (summary[field] === count) continue;
    return `the summary has ${summary[field]} ${field} of ${count}`;
  }
  return undefined;
}

/** Nothing that failed can be the reason where there is nothing to cancel. */
function absentIn(
  { results = [] }: Accepted,
  isKnown: (run: Name) => boolean
): string | undefined {
  const absent = results.find(({ run }) => !isKnown(run));
  if (!absent || absent.outcome === 'not_found') return undefined;
  return `${absent.run}, which nobody has created, is ${absent.outcome}`;
}

/** Whether it was accepted by then. */
function isAcceptedBefore(
  { response, returned }: Operation,
  at: number
): boolean {
  return response?.ok === true && returned !== undefined && returned < at;
}

/** Whether a call may have created the run. */
function names({ call }: Operation, run: Name): boolean {
  return isCreation(call) && 'run' in call && call.run === run;
}
