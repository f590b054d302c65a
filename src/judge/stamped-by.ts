import { type Call, type CallKind, writeNameOf } from '../model/call.js';
import type { History, Operation } from '../model/history.js';

/** What is asked for: who may have brought this about. */
export interface Asked {
  readonly kind: 'run' | 'hook' | 'step' | 'wait' | 'event';
  /** The field of an entity, or the type of an event. */
  readonly what: string;
  readonly run: string;
  readonly name: string | null | undefined;
}

const STEP_ENDS: readonly CallKind[] = ['completeStep', 'failStep', 'endRun'];
const BIRTHS: readonly CallKind[] = ['createRun', 'startRun', 'keyedStart'];

/**
 * The kinds of calls that may bring a thing about, by its kind and what is
 * asked of it. The end of a run may end what belongs to it, and a start may
 * have brought what its run is created with.
 */
const MAKERS: Readonly<Record<string, readonly CallKind[]>> = {
  'run createdAt': BIRTHS,
  'run startedAt': ['startRun'],
  'run completedAt': ['endRun'],
  'hook createdAt': ['createHook'],
  'step createdAt': ['createStep', 'lazyStartStep'],
  'step startedAt': ['startStep', 'lazyStartStep'],
  'step completedAt': STEP_ENDS,
  'wait createdAt': ['createWait'],
  'wait completedAt': ['completeWait', 'endRun'],
  'event run_created': BIRTHS,
  'event run_started': ['startRun'],
  'event run_completed': ['endRun'],
  'event run_failed': ['endRun'],
  'event hook_created': ['createHook'],
  'event hook_conflict': ['createHook'],
  'event hook_received': ['resume'],
  'event attr_set': ['setAttributes'],
  'event step_created': ['createStep', 'lazyStartStep'],
  'event step_started': ['startStep', 'lazyStartStep'],
  'event step_completed': ['completeStep'],
  'event step_failed': ['failStep'],
  'event step_retrying': ['retryStep'],
  'event wait_created': ['createWait'],
};

/** Kinds that are about the run as a whole. */
const OF_RUN: readonly CallKind[] = [...BIRTHS, 'endRun'];

/**
 * Calls that may have done it. That a refused one has done it all the same is
 * for other clauses to say.
 */
export function makersOf(
  { kind, what, run, name }: Asked,
  { operations }: Pick<History, 'operations'>
): readonly Operation[] {
  const kinds = MAKERS[`${kind} ${what}`] ?? [];
  return operations.filter(
    ({ call }) =>
      kinds.includes(call.kind) &&
      'run' in call &&
      call.run === run &&
      (OF_RUN.includes(call.kind) || subjectOf(call) === name)
  );
}

function subjectOf(call: Call): string | undefined {
  if (call.kind === 'setAttributes') return writeNameOf(call);
  if ('hook' in call) return call.hook;
  if ('step' in call) return call.step;
  return 'wait' in call ? call.wait : undefined;
}
