import type { EndRun } from '../call.js';
import type { Moment } from '../moment.js';
import type { CancelResult } from '../response.js';
import { type Ruling, ruling, type Transition } from '../ruling.js';
import { isEnded, type RunState, type State, withRun } from '../state.js';
import { ended, overwritten } from './runs.js';

const CLAUSE = 'runs.cancel-many';

const broken = (): Ruling => ruling().breaksRule(CLAUSE);

/** What is said of one of many runs is true of it at some moment of the call. */
export function cancelOne(
  state: State,
  call: EndRun,
  moment: Moment,
  result: CancelResult
): Transition[] {
  const run = state.runs[call.run];
  const left = (verdict: Ruling) => verdict.to(state);
  if (isTrue(result, run)) return [left(ruling().keeps(CLAUSE))];
  if (!run) return [left(broken())];
  const next = withRun(state, call.run, ended(run, call, moment));
  if (!isEnded(run)) {
    const isDone = result.outcome === 'cancelled';
    // Whatever was said, it may have been cancelled all the same.
    if (isDone) return [ruling().keeps(CLAUSE).to(next)];
    return [left(broken()), broken().to(next)];
  }
  if (run.status === 'cancelled') return [left(broken())];
  return [left(broken()), overwritten(run, call).to(next)];
}

/** Said of a run that stays as it is. */
function isTrue(
  { outcome, status }: CancelResult,
  run: RunState | undefined
): boolean {
  if (outcome === 'not_found') return run === undefined;
  if (outcome === 'already_cancelled') return run?.status === 'cancelled';
  if (outcome !== 'not_cancellable' || !run || !isEnded(run)) return false;
  return run.status !== 'cancelled' && run.status === status;
}
