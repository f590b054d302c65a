import type { Name } from '../model/call.js';
import type { History, Operation } from '../model/history.js';
import { isUndecided } from '../model/refusals.js';
import type { RunView } from '../model/response.js';
import { withSingleCalls } from '../model/singly.js';
import { isTerminal } from '../model/state.js';
import { isCreation, isWrite } from '../model/writes.js';
import type { Findings } from './findings.js';

/** How far a run has come: not there, there, started, ended. */
type Rank = 0 | 1 | 2 | 3;

function rankOfView(view: RunView | null): Rank {
  if (!view) return 0;
  if (isTerminal(view.status)) return 3;
  return view.status === 'running' ? 2 : 1;
}

/** How far the run of a call has come at least, once it was accepted. */
function rankOfCall({ call }: Operation): Rank {
  if (call.kind === 'endRun') return 3;
  if (call.kind === 'startRun') return 2;
  return isCreation(call) ? 1 : 0;
}

/** The same at most; what other writes do to a run is not known here. */
function mostOf(operation: Operation): Rank {
  const { call } = operation;
  if (!isWrite(call)) return 0;
  return rankOfCall(operation) || 3;
}

/**
 * `runs.snapshot`: no moment has shown all of them. One run is shown as it was
 * before a write that was answered before somebody asked for what another one
 * shows. A run that was behind when the read began has other clauses.
 */
export function judgeSnapshots(history: History, findings: Findings): void {
  const { operations } = withSingleCalls(history);
  for (const read of operations) {
    const { call, response, actor } = read;
    if (call.kind !== 'getRuns' || !response?.ok) continue;
    const { snapshots = [] } = response;
    if (!isInPlace(call.runs, snapshots)) continue;
    const views = call.runs.map((run, at) => ({
      run,
      rank: rankOfView(snapshots[at] ?? null),
    }));
    const old = views.find((one) =>
      views.some((other) => isBetween(one, other, read, operations))
    );
    findings.rule(
      'runs.snapshot',
      old === undefined,
      () => `${actor}: ${old?.run} is shown as it was before another`
    );
  }
}

/** Where one is not, that is what is wrong. */
function isInPlace(
  runs: readonly Name[],
  snapshots: readonly (RunView | null)[]
): boolean {
  const isOther = (view: RunView | null, at: number) =>
    view !== null && view.run !== runs[at];
  return runs.length === snapshots.length && !snapshots.some(isOther);
}

interface Seen {
  readonly run: Name;
  readonly rank: Rank;
}

/** Whether a write that `one` lacks was answered before `other` could come. */
function isBetween(
  one: Seen,
  other: Seen,
  { invoked }: Operation,
  operations: readonly Operation[]
): boolean {
  if (one.run === other.run || other.rank === 0) return false;
  const earliest = operations
    .filter(
      (each) =>
        isOf(each, other.run) &&
        mostOf(each) >= other.rank &&
        (each.response?.ok === true || isUndecided(each.response))
    )
    .map((each) => each.invoked);
  const asked = Math.min(...earliest);
  return operations.some(
    (each) =>
      isOf(each, one.run) &&
      each.response?.ok === true &&
      rankOfCall(each) > one.rank &&
      each.returned !== undefined &&
      each.returned > invoked &&
      each.returned < asked &&
      earliest.length > 0
  );
}

function isOf({ call }: Operation, run: Name): boolean {
  return 'run' in call && call.run === run;
}
