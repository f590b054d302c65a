import { z } from 'zod';
import { ms } from './events.js';
import type { FaultOp } from './fault-op.js';
import type { ActorPlan, Op } from './plan.js';

const number = z.number().int();
const process = number.nonnegative().max(2);

export const FAULTS = [
  z.strictObject({
    kind: z.literal('crash'),
    process,
    atChange: number.positive().optional(),
  }),
  z.strictObject({
    kind: z.literal('tear'),
    process,
    cut: number.nonnegative(),
  }),
  z.strictObject({
    kind: z.literal('powerLoss'),
    choice: number.nonnegative(),
  }),
  z.strictObject({ kind: z.literal('dropRequest'), process }),
  z.strictObject({ kind: z.literal('dropReply'), process }),
  z.strictObject({ kind: z.literal('restartServer') }),
  z.strictObject({ kind: z.literal('restart'), process }),
  z.strictObject({ kind: z.literal('stall'), process, ms }),
  z.strictObject({ kind: z.literal('jump'), ms }),
  z.strictObject({ kind: z.literal('jumpClock'), process, ms }),
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

/** A World may go down with a connection that breaks under it. */
const MAY_KILL: ReadonlySet<FaultOp['kind']> = new Set([
  'crash',
  'tear',
  'dropRequest',
  'dropReply',
]);

const BEFALLS_ALL: ReadonlySet<FaultOp['kind']> = new Set([
  'powerLoss',
  'restartServer',
]);

/** How many processes may die in it, each as often as it does. */
export function deathsIn(plan: Parameters<typeof faultsIn>[0]): number {
  const last = Math.max(0, ...plan.actors.map(({ process }) => process));
  const of = ({ kind }: FaultOp) => {
    if (BEFALLS_ALL.has(kind)) return 1 + last;
    return MAY_KILL.has(kind) ? 1 : 0;
  };
  return faultsIn(plan).reduce((sum, fault) => sum + of(fault), 0);
}
