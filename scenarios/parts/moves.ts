import type { Op } from '../../src/explore/plan/plan.js';
import type { CreateRun, Name, TerminalStatus } from '../../src/model/call.js';

/**
 * An operation that still lacks its label. The label says who sent it (`B2`
 * is the second of actor B), so a log entry or a result names its sender and
 * no two operations of a plan can be taken for each other.
 */
export type Move = (label: string) => Op;

/** The workflow of every run of which nothing else is said. */
export const WORKFLOW = 'order';
export const OTHER_WORKFLOW = 'refund';

/** What a creation says beside the name of its run. */
export type Born = Partial<
  Pick<CreateRun, 'workflow' | 'input' | 'attributes'>
>;

export const inputOf = (run: Name): string => `in-${run}`;

const fixed =
  (op: Op): Move =>
  () =>
    op;

export const createRun = (run: Name, born: Born = {}): Move =>
  fixed({
    kind: 'createRun',
    run,
    workflow: WORKFLOW,
    input: inputOf(run),
    ...born,
  });

/** Without an id: no call names it before this one was answered. */
export const createUnnamed = (run: Name): Move =>
  fixed({
    kind: 'createRun',
    run,
    workflow: WORKFLOW,
    input: inputOf(run),
    unnamed: true,
  });

export const startRun = (run: Name): Move => fixed({ kind: 'startRun', run });

/** A start that brings what its run is created with. */
export const startLost = (run: Name, born: Born = {}): Move =>
  fixed({
    kind: 'startRun',
    run,
    data: { workflow: WORKFLOW, input: inputOf(run), ...born },
  });

export const start = (run: Name, workflow = WORKFLOW): Move =>
  fixed({ kind: 'start', run, workflow, input: inputOf(run) });

const end =
  (run: Name, status: TerminalStatus): Move =>
  (value) => ({ kind: 'endRun', run, status, value });

export const complete = (run: Name): Move => end(run, 'completed');
export const fail = (run: Name): Move => end(run, 'failed');
export const cancel = (run: Name): Move => end(run, 'cancelled');

/** Says why as well. */
export const cancelBecause =
  (run: Name): Move =>
  (value) => ({
    kind: 'endRun',
    run,
    status: 'cancelled',
    value,
    reason: `why-${value}`,
  });

export const ENDS = { complete, fail, cancel } as const;

export const createStep = (run: Name, step: Name): Move =>
  fixed({ kind: 'createStep', run, step });
export const startStep = (run: Name, step: Name): Move =>
  fixed({ kind: 'startStep', run, step });
export const lazyStartStep =
  (run: Name, step: Name): Move =>
  (value) => ({ kind: 'lazyStartStep', run, step, value });
export const retryStep =
  (run: Name, step: Name, afterMs?: number): Move =>
  (value) => ({
    kind: 'retryStep',
    run,
    step,
    value,
    ...(afterMs === undefined ? {} : { afterMs }),
  });
export const completeStep =
  (run: Name, step: Name): Move =>
  (value) => ({ kind: 'completeStep', run, step, value });
export const failStep =
  (run: Name, step: Name): Move =>
  (value) => ({ kind: 'failStep', run, step, value });

export const advance = (ms: number): Move => fixed({ kind: 'advance', ms });
