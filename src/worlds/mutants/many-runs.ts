import type { RunStatus } from '../../model/call.js';
import { isTerminal } from '../../model/state.js';
import type { WorldRun } from '../contract/api.js';
import { alarmIn } from '../reference/alarm.js';
import { awaitRun } from '../reference/await-run.js';
import { WorkflowRunNotFoundError } from '../reference/errors.js';
import {
  cancelAsked,
  cancelRuns,
  getRuns,
  summaryOf,
} from '../reference/many-runs.js';
import { getRun } from '../reference/reads.js';
import type { ReferenceRules, Scope } from '../reference/rules.js';
import { endRun, hasEnded } from '../reference/runs.js';
import type { MutantEntries } from './mutant.js';

const ONE_BY_ONE: Partial<ReferenceRules> = {
  async getRuns(scope, runIds) {
    const runs: (WorldRun | null)[] = [];
    for (const runId of runIds) {
      const run = getRun(scope, runId);
      runs.push(await run.catch(nullIfMissing));
    }
    return runs;
  },
};

function nullIfMissing(error: unknown): null {
  if (WorkflowRunNotFoundError.is(error)) return null;
  throw error;
}

/** Returns the run, or throws once the time is over. */
async function orTimeout(scope: Scope, runId: string, timeoutMs: number) {
  const run = await awaitRun(scope, runId, timeoutMs);
  if (isTerminal(run.status as RunStatus)) return run;
  throw new Error(`Timed out after ${timeoutMs} ms`);
}

/** Waits for the completion or the cancellation alone, and without a clock. */
async function missFailures(scope: Scope, runId: string): Promise<WorldRun> {
  for (;;) {
    const change = scope.store.nextChange(runId);
    const run = await getRun(scope, runId);
    if (run.status === 'completed' || run.status === 'cancelled') return run;
    await change.seen;
  }
}

/** Hears of nothing that becomes of the run. */
async function lookAtDeadline(scope: Scope, runId: string, timeoutMs: number) {
  const run = await getRun(scope, runId);
  if (isTerminal(run.status as RunStatus)) return run;
  await alarmIn(timeoutMs).rung;
  return getRun(scope, runId);
}

/** The gateway before the World gives up when the time is over. */
async function orGateway(scope: Scope, runId: string, timeoutMs: number) {
  const run = await awaitRun(scope, runId, timeoutMs);
  if (isTerminal(run.status as RunStatus)) return run;
  throw Object.assign(new Error('Gateway Timeout'), { status: 504 });
}

const MINUTE_MS = 60_000;
const HALF_MINUTE_MS = 30_000;

function inWholeMinutes(scope: Scope, runId: string, timeoutMs: number) {
  const minutes = Math.floor(timeoutMs / MINUTE_MS) + 1;
  return awaitRun(scope, runId, minutes * MINUTE_MS);
}

/** Shows what was read when the wait began. */
async function showFirst(scope: Scope, runId: string, timeoutMs: number) {
  const known = scope.memory.get(`first ${runId}`);
  const first = (known as WorldRun | undefined) ?? (await getRun(scope, runId));
  scope.memory.set(`first ${runId}`, first);
  const alarm = alarmIn(timeoutMs);
  await alarm.rung;
  return first;
}

export const MANY_RUNS: MutantEntries = {
  'runs.many/drops-absent': {
    title: 'A run that is not there is left out of the list.',
    visible: 'alone',
    rules: {
      getRuns: async (scope, runIds) =>
        (await getRuns(scope, runIds)).filter((run) => run !== null),
    },
  },
  'runs.many/in-order-of-ids': {
    title: 'The runs come in the order of the table, not in that of the ids.',
    visible: 'alone',
    rules: {
      getRuns: (scope, runIds) => getRuns(scope, runIds.toSorted()),
    },
  },
  'runs.snapshot/one-by-one': {
    title: 'The runs are read one after the other.',
    visible: 'in a race',
    rules: ONE_BY_ONE,
  },
  'runs.cancel-many/all-cancelled': {
    title: 'Every run is said to be cancelled, though it had ended before.',
    visible: 'alone',
    rules: {
      cancelAsked: (tx, situation) => {
        const result = cancelAsked(tx, situation);
        if (result.outcome === 'not_found') return result;
        return { runId: result.runId, outcome: 'cancelled' };
      },
    },
  },
  'runs.cancel-many/skips-last': {
    title: 'The last run is left out, of the work and of the answer.',
    visible: 'alone',
    rules: {
      cancelRuns: (scope, { runIds, ...rest }) =>
        cancelRuns(scope, { ...rest, runIds: runIds.slice(0, -1) }),
    },
  },
  'runs.cancel-repeated/once': {
    title: 'A run that is asked for twice is answered once.',
    visible: 'alone',
    rules: {
      cancelRuns: (scope, { runIds, ...rest }) =>
        cancelRuns(scope, { ...rest, runIds: [...new Set(runIds)] }),
    },
  },
  'runs.cancel-many/miscounted': {
    title: 'The summary counts as cancelled what was cancelled already.',
    visible: 'alone',
    rules: {
      async cancelRuns(scope, request) {
        const { results } = await cancelRuns(scope, request);
        const summary = summaryOf(results);
        const { alreadyCancelled = 0, cancelled = 0 } = summary;
        const all = { cancelled: cancelled + alreadyCancelled };
        return { results, summary: { ...summary, ...all } };
      },
    },
  },
  'run.terminal-once/cancel-many-overwrites': {
    title: 'Of many runs those that have ended are cancelled as well.',
    visible: 'alone',
    rules: {
      cancelAsked: (tx, situation) => {
        if (!hasEnded(situation.run)) return cancelAsked(tx, situation);
        endRun(tx, situation);
        return { runId: situation.call.runId, outcome: 'cancelled' };
      },
    },
  },
  'runs.wait-terminal/throws-at-deadline': {
    title: 'Whoever waits for too long is told so by an error.',
    visible: 'alone',
    rules: { awaitRun: orTimeout },
  },
  'runs.wait-terminal/gateway-gives-up': {
    title: 'Whoever waits for too long is told by the gateway, with a 504.',
    visible: 'alone',
    rules: { awaitRun: orGateway },
  },
  'runs.wait-terminal/remembers': {
    title: 'A process that has waited for a run once shows it as it was then.',
    visible: 'alone',
    rules: { awaitRun: showFirst },
  },
  'runs.wait-prompt/by-the-deadline': {
    title: 'Whoever waits looks again when the time is over, and not before.',
    visible: 'alone',
    rules: { awaitRun: lookAtDeadline },
  },
  'runs.wait-deadline/whole-minutes': {
    title: 'Whoever waits looks at the clock once a minute.',
    visible: 'alone',
    rules: { awaitRun: inWholeMinutes },
  },
  'runs.wait-deadline/no-time-is-default': {
    title: 'Whoever has no time to wait waits as long as one who says nothing.',
    visible: 'alone',
    rules: {
      awaitRun: (scope, runId, timeoutMs) =>
        awaitRun(scope, runId, timeoutMs || HALF_MINUTE_MS),
    },
  },
  'call.answered/wait-misses-failure': {
    title: 'A run that fails wakes nobody who waits for its end.',
    visible: 'alone',
    rules: { awaitRun: missFailures },
  },
};
