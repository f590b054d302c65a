import { z } from 'zod';
import { ms } from './events.js';
import type { ActorPlan, Op } from './plan.js';

/** The process dies at this point: what it had executed stays, no more. */
export interface Crash {
  readonly kind: 'crash';
  readonly process: number;
}

/** Another generation of a process that died, over the same store. */
export interface Restart {
  readonly kind: 'restart';
  readonly process: number;
}

/** The process stands still while so much time passes, then goes on. */
export interface Stall {
  readonly kind: 'stall';
  readonly process: number;
  readonly ms: number;
}

/** All clocks move by so many virtual ms, beyond the deadlines in the state. */
export interface Jump {
  readonly kind: 'jump';
  readonly ms: number;
}

/** An operation of the nemesis. */
export type FaultOp = Crash | Restart | Stall | Jump;

const process = z.number().int().nonnegative().max(2);

export const FAULTS = [
  z.strictObject({ kind: z.literal('crash'), process }),
  z.strictObject({ kind: z.literal('restart'), process }),
  z.strictObject({ kind: z.literal('stall'), process, ms }),
  z.strictObject({ kind: z.literal('jump'), ms }),
] as const;

const KINDS: ReadonlySet<string> = new Set(
  FAULTS.map(({ shape }) => shape.kind.value)
);

export function isFault(op: Op): op is FaultOp {
  return KINDS.has(op.kind);
}

/** The actor whose operations are faults; the only one that may have some. */
export function isNemesis({ role }: ActorPlan): boolean {
  return role === 'nemesis';
}

/** Actors that call a World. */
export function callersOf<Actor extends ActorPlan>(
  actors: readonly Actor[]
): readonly Actor[] {
  return actors.filter((actor) => !isNemesis(actor));
}

/** All faults of a plan. */
export function faultsIn({
  actors,
}: {
  readonly actors: readonly ActorPlan[];
}): readonly FaultOp[] {
  return actors.flatMap(({ ops }) => ops.filter(isFault));
}
