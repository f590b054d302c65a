import type { ActorContext, GateLabel } from './context.js';
import type { Frames } from './frames/frame.js';

/** One released gate. */
export interface TraceStep {
  readonly actor: string;
  readonly process: number;
  readonly role?: ActorContext['role'];
  readonly label: GateLabel;
  /** How many gates were ready, and which of them was released. */
  readonly ready: number;
  readonly choice: number;
  /** Whose each of the ready gates was. */
  readonly actors: readonly string[];
  /** A gate of the actor that ran last was ready. */
  readonly continues: boolean;
  /** It was ready, and another actor was let go on in its place. */
  readonly preempts: boolean;
  /** What a server answered, in a word or two. */
  outcome?: string;
  /** All that it did was to see to what befalls a later step, if any. */
  awaits?: true;
  /** What an earlier step had seen to befell this one. */
  isBefallen?: true;
  /** All that it did was to end this process, which only its own steps can tell. */
  ends?: number;
  /** Beside its process it can be told that it took place, where that is noted. */
  isSeen?: true;
  /** Of a death: the gates that stood open before it and are never passed. */
  cut?: readonly TraceStep[];
  /** Where the effect was asked for; no part of what traces compare. */
  at?: Frames | undefined;
}

export type Trace = readonly TraceStep[];

/** Notes that others can tell of the step that is under way. */
export function markSeen(trace: readonly TraceStep[]): void {
  const step = trace.at(-1);
  if (step) step.isSeen = true;
}

/** One line a step, stable across processes: what determinism compares. */
export function renderStep(step: TraceStep): string {
  const { actor, label, outcome } = step;
  const line = `${actor} ${label.name} ${label.target}`;
  return outcome === undefined ? line : `${line} -> ${outcome}`;
}

/** The first step at which two traces differ, or -1. */
export function firstDifference(
  a: readonly string[],
  b: readonly string[]
): number {
  const length = Math.max(a.length, b.length);
  for (let step = 0; step < length; step++) {
    if (a[step] !== b[step]) return step;
  }
  return -1;
}

/** Where a schedule no longer fits what is run, counted from 1. */
export interface TraceDifference {
  readonly step: number;
  readonly expected: string;
  readonly found: string;
}

const END = 'the end';

export function differenceOf(
  expected: readonly string[],
  found: readonly string[]
): TraceDifference | undefined {
  const step = firstDifference(expected, found);
  if (step < 0) return undefined;
  const [one = END, other = END] = [expected[step], found[step]];
  return { step: step + 1, expected: one, found: other };
}

export function divergedWords(difference: TraceDifference): string {
  const { step, expected, found } = difference;
  return `diverged at step ${step}: expected ${expected}, got ${found}`;
}
