import type { Altered } from './altered.js';
import {
  hasNoStep,
  hasNoWait,
  hasStepNotStarted,
  isBeyondAnyLimit,
  isHookLeftBehind,
  isInexpressible,
  isOfAnotherInput,
  isOver,
  isOverForAll,
  namesAnotherRun,
  reasonsOfHook,
} from './circumstances.js';
import type { Free } from './free-row.js';

function saysOver(outcome: unknown): boolean {
  return outcome === 'exists' || outcome === 'expired';
}

/** By an error that is not of a run, a hook, or of what is there already. */
function saysNothingOf(outcome: unknown): boolean {
  const names: readonly unknown[] = ['rejected', 'invalid', 'not-found'];
  return names.includes(outcome);
}

/** Refused by whatever name, if it is one. */
function isNamed({ to }: Altered): boolean {
  return to !== 'unexpected';
}

/** A run that is there is refused by any other name. */
function isNamedOfRun(change: Altered): boolean {
  return isNamed(change) && change.to !== 'run-not-found';
}

/** Outcomes that the contract leaves to the World. */
export const FREE_OUTCOMES: readonly Free[] = [
  {
    field: /^outcome$/,
    calls: ['resume'],
    kinds: ['refused'],
    when: (change) => namesAnotherRun(change) && isNamedOfRun(change),
    why: 'no sentence says how a resume that names another run is refused',
    source: 'interfaces.d.ts, Storage.events.create',
  },
  {
    field: /^outcome$/,
    calls: ['resume', 'disposeHook'],
    kinds: ['refused'],
    when: ({ from, to }) => from === 'run-not-found' && to === 'hook-not-found',
    why: 'a run that is not there has no hook either: both are true',
    source: 'WorkflowRunNotFoundError, HookNotFoundError',
  },
  {
    field: /^outcome, no run$/,
    kinds: ['refused'],
    when: isNamed,
    why: 'a list of what a run has may be empty or refused where there is no run',
    source: 'interfaces.d.ts, Storage.events.list',
  },
  {
    field: /^outcome, repeated$/,
    calls: ['setAttributes'],
    when: ({ from, to }) => from === 'ok' && to === 'exists',
    why: 'of several deliveries of one change each may be told that it is there',
    source: 'EntityConflictError, by the correlation id of the event',
  },
  {
    field: /^outcome$/,
    calls: ['getHook'],
    kinds: ['accepted'],
    when: (change) => isHookLeftBehind(change.to, change),
    why: 'the hook of an ended run may still be read by its id',
    source: 'interfaces.d.ts, Storage: "Worlds normally remove them"',
  },
  {
    field: /^outcome(, repeated)?$/,
    when: (change) =>
      [change.from, change.to].every(saysOver) &&
      change.call !== 'resume' &&
      isOver(change),
    why: 'that a run is over is told by either error',
    source: 'EntityConflictError of the 4.x line, RunExpiredError since',
  },
  {
    field: /^outcome$/,
    calls: ['getStep'],
    kinds: ['refused'],
    when: (change) => change.from !== 'ok' && isNamed(change),
    why: 'no error is named for a step that is not there',
    source: 'interfaces.d.ts, Storage.steps.get',
  },
  {
    field: /^outcome$/,
    kinds: ['refused'],
    when: (change) =>
      change.from !== 'ok' && isNamed(change) && hasStepNotStarted(change),
    why: 'no error is named for the end of an attempt that has not started',
    source: 'events.d.ts, step_completed, step_failed, step_retrying',
  },
  {
    field: /^outcome$/,
    when: (change) =>
      saysNothingOf(change.from) && change.to === 'exists' && hasNoWait(change),
    why: 'no error is named for a wait that is not there',
    source: 'waits.d.ts; events.d.ts, wait_completed',
  },
  {
    field: /^outcome$/,
    calls: ['resume', 'disposeHook'],
    when: (change) => {
      const reasons: readonly unknown[] = reasonsOfHook(change);
      return reasons.includes(change.from) && reasons.includes(change.to);
    },
    why: 'the hook is gone and its run is over: either is true',
    source: 'HookNotFoundError, EntityConflictError, RunExpiredError',
  },
  {
    field: /^outcome$/,
    calls: ['startStep'],
    kinds: ['refused'],
    when: (change) =>
      change.from !== 'ok' &&
      change.from !== 'run-not-found' &&
      isNamedOfRun(change) &&
      hasNoStep(change) &&
      !isOver(change),
    why: 'no error is named for the start of a step that is not there',
    source: 'events.d.ts, step_started',
  },
  {
    field: /^outcome$/,
    kinds: ['refused'],
    when: (change) => isNamedOfRun(change) && isBeyondAnyLimit(change),
    why: 'no error is named for a deadline beyond the limit of the World',
    source: 'pull request 2866: "non-retryable"',
  },
  {
    field: /^outcome$/,
    calls: ['createBatch'],
    kinds: ['refused'],
    when: (change) =>
      change.from !== 'ok' && isNamed(change) && isInexpressible(change),
    why: 'no error is named for a batch that cannot be expressed',
    source: 'interfaces.d.ts, Storage.events.createBatch',
  },
  {
    field: /^outcome$/,
    calls: ['createBatch'],
    kinds: ['refused'],
    when: (change) => change.to === 'expired' && isOverForAll(change),
    why: 'a run that is over takes no event of a batch, and may say so once',
    source: 'RunExpiredError; interfaces.d.ts, Storage.events.createBatch',
  },
  {
    field: /^outcome$/,
    calls: ['keyedStart'],
    when: (change) => change.to === 'exists' && isOfAnotherInput(change),
    why: 'another input under a taken key may be refused by name',
    source: '#2376 P0',
  },
];
