import { z } from 'zod';
import { ms } from './events.js';
import type { ActorPlan, Op } from './plan.js';

/** The process dies at this point: what it had executed stays, no more. */
export interface Crash {
  readonly kind: 'crash';
  readonly process: number;
  /**
   * Not yet: before the n-th change that it makes in a file from here on. So
   * it can die between effects of synchronous calls, which are no steps.
   */
  readonly atChange?: number | undefined;
}

/** The process dies inside the next write that it makes in a file. */
export interface Tear {
  readonly kind: 'tear';
  readonly process: number;
  /** How much of the write is done: `tornLength`. */
  readonly cut: number;
}

/** All processes die, and of what was not synced something is lost. */
export interface PowerLoss {
  readonly kind: 'powerLoss';
  /** What: `survivorsOf`. */
  readonly choice: number;
}

/** The next request of the process never reaches its server. */
export interface DropRequest {
  readonly kind: 'dropRequest';
  readonly process: number;
}

/** The answer to it never arrives; the server keeps what it did. */
export interface DropReply {
  readonly kind: 'dropReply';
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
export type FaultOp =
  | Crash
  | Tear
  | PowerLoss
  | DropRequest
  | DropReply
  | Restart
  | Stall
  | Jump;

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

/** How many processes may die in it, each as often as it does. */
export function deathsIn(plan: Parameters<typeof faultsIn>[0]): number {
  const last = Math.max(0, ...plan.actors.map(({ process }) => process));
  const of = ({ kind }: FaultOp) => {
    if (kind === 'powerLoss') return 1 + last;
    return kind === 'crash' || kind === 'tear' ? 1 : 0;
  };
  return faultsIn(plan).reduce((sum, fault) => sum + of(fault), 0);
}
