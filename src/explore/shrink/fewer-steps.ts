import type { Block } from '../../sim/strategies/blocks.js';
import type { Trace } from '../../sim/trace.js';
import type { Op } from '../plan/plan.js';

/** Steps of an actor: from the first of its gates on, so many. */
interface Span {
  readonly from: number;
  readonly count: number;
}

/** The gates of an actor that belong to one of its operations. */
export function stepsOf(
  trace: Trace,
  actor: string,
  ops: readonly Op[],
  at: number
): Span {
  const own = trace.filter((step) => step.actor === actor);
  const calls = own.flatMap(({ label }, index) =>
    label.kind === 'call' ? [index] : []
  );
  const before = ops.slice(0, at).reduce((sum, op) => sum + callsOf(op), 0);
  const from = calls[before] ?? own.length;
  const to = calls[before + callsOf(ops[at] as Op)] ?? own.length;
  return { from, count: to - from };
}

/** Short programs are as many calls as they have when all are taken. */
function callsOf({ kind }: Op): number {
  return ['start', 'resumeByToken', 'endByToken'].includes(kind) ? 2 : 1;
}

/**
 * The same schedule without those steps: what comes later keeps its place. A
 * crash is at one gate, which more steps before it would leave behind.
 */
export function withoutSteps(
  blocks: readonly Block[],
  actor: string,
  { from, count }: Span
): readonly Block[] {
  let passed = 0;
  return blocks.flatMap((block) => {
    if (block.actor !== actor) return [block];
    const begin = passed;
    passed += block.steps;
    const cut = Math.min(passed, from + count) - Math.max(begin, from);
    const steps = block.steps - Math.max(0, cut);
    return steps > 0 ? [{ actor, steps }] : [];
  });
}
