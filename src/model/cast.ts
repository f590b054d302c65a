import { type Call, type EndRun, type Name, writeNameOf } from './call.js';
import type { Contract } from './contract.js';
import type { Operation } from './history.js';
import { Pins } from './matching/pins.js';
import { stepKey } from './matching/step-key.js';
import { isUndecided } from './refusals.js';
import type { Response } from './response.js';
import { isCancellation, isCreation } from './writes.js';

/** What a history names, so that lists and ends know their items. */
export interface Cast {
  readonly runs: readonly Name[];
  readonly hooksOf: Readonly<Record<Name, readonly Name[]>>;
  readonly stepsOf: Readonly<Record<Name, readonly Name[]>>;
  /** The hooks that each token is claimed for. */
  readonly claimants: Readonly<Record<Name, readonly Name[]>>;
  /** Changes that are set more than once. */
  readonly redelivered: ReadonlySet<Name>;
  /** The claims of each hook. */
  readonly claims: ReadonlyMap<Name, readonly Operation[]>;
  /** The position at which the first cancellation of a run was accepted. */
  readonly cancelled: ReadonlyMap<Name, number>;
  /** What may have ended each run. */
  readonly ends: ReadonlyMap<Name, readonly Operation[]>;
  /** Runs that a keyed start creates, if it is the first. */
  readonly keyed: ReadonlySet<Name>;
  /** Runs that a call creates that was not refused. */
  readonly created: ReadonlySet<Name>;
  readonly skewMs: number;
  /** What the subject promises. */
  readonly contract: Contract;
  readonly pins: Pins;
}

export function castOf(
  operations: readonly Operation[],
  skewMs: number,
  contract: Contract
): Cast {
  const runs = new Set<Name>();
  const hooksOf: Record<Name, Name[]> = {};
  const stepsOf: Record<Name, Name[]> = {};
  const claimants: Record<Name, Name[]> = {};
  const writes: Record<Name, Name[]> = {};
  const redelivered = new Set<Name>();
  const claims = new Map<Name, Operation[]>();
  const keyed = new Set<Name>();
  const created = new Set<Name>();
  const cancelled = new Map<Name, number>();
  const ends = new Map<Name, Operation[]>();
  for (const operation of operations) {
    const { call, response } = operation;
    if ('run' in call) runs.add(call.run);
    if ('runs' in call) for (const run of call.runs) runs.add(run);
    if (isCancelled(operation)) {
      const { returned = Number.POSITIVE_INFINITY } = operation;
      const first = cancelled.get(operation.call.run) ?? returned;
      cancelled.set(operation.call.run, Math.min(first, returned));
    }
    if (call.kind === 'endRun' && mayBeDone(response)) {
      ends.set(call.run, [...(ends.get(call.run) ?? []), operation]);
    }
    if (mayCreate(call, response)) created.add(call.run);
    if (call.kind === 'keyedStart') keyed.add(call.run);
    if ('step' in call) added(stepsOf, call.run, call.step);
    if (call.kind === 'setAttributes') {
      const name = writeNameOf(call);
      if (!added(writes, call.run, name)) {
        redelivered.add(stepKey(call.run, name));
      }
    }
    if (call.kind !== 'createHook') continue;
    added(hooksOf, call.run, call.hook);
    claims.set(call.hook, [...(claims.get(call.hook) ?? []), operation]);
    added(claimants, call.token, call.hook);
  }
  return {
    runs: [...runs],
    hooksOf,
    stepsOf,
    claimants,
    redelivered,
    claims,
    keyed,
    created,
    cancelled,
    ends,
    skewMs,
    contract,
    pins: new Pins(operations),
  };
}

function isCancelled(
  operation: Operation
): operation is Operation & { readonly call: EndRun } {
  const { call, response } = operation;
  return isCancellation(call) && response?.ok === true;
}

function mayBeDone(response: Response | undefined): boolean {
  return response?.ok === true || isUndecided(response);
}

function mayCreate(
  call: Call,
  response: Response | undefined
): call is Extract<Call, { kind: 'createRun' | 'startRun' | 'keyedStart' }> {
  if (!isCreation(call)) return false;
  return response?.ok ? response.created !== false : isUndecided(response);
}

/** Adds a name to a list of a table, once; whether it was new. */
function added(table: Record<Name, Name[]>, key: Name, name: Name): boolean {
  table[key] ??= [];
  const names = table[key];
  if (names.includes(name)) return false;
  names.push(name);
  return true;
}
