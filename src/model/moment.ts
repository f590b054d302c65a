import type { Call, Name } from './call.js';
import type { Contract } from './contract.js';
import type { Operation } from './history.js';
import { Pins } from './matching/pins.js';
import type { Refused, Response } from './response.js';
import type { Span } from './state.js';

/**
 * Atomic is what the contract calls atomic: an event and the entity that it
 * changes. Whatever else an operation does (the tokens that an ending run
 * lets go, the items of a list) may show at any moment between invocation and
 * return, so an operation is taken apart into moments of the same interval.
 */
export type Part =
  /** The event and its entity, or a point read. */
  | 'effect'
  /** A claim takes the token; the hook itself becomes `live` at `effect`. */
  | 'hold'
  /** A hook lets its token go, because its run ends or it is disposed. */
  | 'release'
  /** A hook stops being found, since it is disposed of or its run ends. */
  | 'hide'
  /** A claim met a taken token … */
  | 'conflict'
  /** … and named its owner, perhaps a moment later. */
  | 'name'
  /** One run is in a list, or is not. */
  | 'list-run'
  /** One hook is in a list, or is not. */
  | 'list-hook'
  /** One step is in a list, or is not. */
  | 'list-step';

export interface Moment {
  readonly part: Part;
  readonly call: Call;
  /** What the subject promises: what an answer is held to. */
  readonly contract: Contract;
  /** What was shown first of the fields that a World fills in by itself. */
  readonly pins?: Pins | undefined;
  /** Undefined: pending, or failed in a way that does not say whether. */
  readonly response: Response | undefined;
  /** Virtual time of the invocation: deadlines count from it. */
  readonly atMs: number;
  /** Virtual time of the operation, widened by the skew of the clocks. */
  readonly time: Span;
  /** Its hook is claimed more than once in the history. */
  readonly isRedelivered?: boolean | undefined;
  /** Its run is one that a keyed start creates, if it is the first. */
  readonly isKeyed?: boolean | undefined;
  /** The log has its event after the creation of its run by another call. */
  readonly isAfterCreation?: boolean | undefined;
  /** The hook or run that a partial moment is about. */
  readonly subject?: Name | undefined;
  /** The log has its event before the creation of its run. */
  readonly isBeforeCreation?: boolean | undefined;
  /** Position of its event in the run's final log, where it has one. */
  readonly logIndex?: number | undefined;
}

/** What a history names, so that lists and ends know their items. */
export interface Cast {
  readonly runs: readonly Name[];
  readonly hooksOf: Readonly<Record<Name, readonly Name[]>>;
  readonly stepsOf: Readonly<Record<Name, readonly Name[]>>;
  /** The hooks that each token is claimed for. */
  readonly claimants: Readonly<Record<Name, readonly Name[]>>;
  /** Hooks that are claimed more than once. */
  readonly redelivered: ReadonlySet<Name>;
  /** Runs that a keyed start creates, if it is the first. */
  readonly keyed: ReadonlySet<Name>;
  /** Runs that an accepted call creates. */
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
  const redelivered = new Set<Name>();
  const keyed = new Set<Name>();
  const created = new Set<Name>();
  for (const operation of operations) {
    const { call, response } = operation;
    if ('run' in call) runs.add(call.run);
    if (call.kind === 'createRun' && response?.ok) created.add(call.run);
    if (call.kind === 'keyedStart') keyed.add(call.run);
    if ('step' in call) added(stepsOf, call.run, call.step);
    if (call.kind !== 'createHook') continue;
    if (!added(hooksOf, call.run, call.hook)) redelivered.add(call.hook);
    added(claimants, call.token, call.hook);
  }
  return {
    runs: [...runs],
    hooksOf,
    stepsOf,
    claimants,
    redelivered,
    keyed,
    created,
    skewMs,
    contract,
    pins: new Pins(operations),
  };
}

/** Adds a name to a list of a table, once; whether it was new. */
function added(table: Record<Name, Name[]>, key: Name, name: Name): boolean {
  table[key] ??= [];
  const names = table[key];
  if (names.includes(name)) return false;
  names.push(name);
  return true;
}

/**
 * Parts beside which the checker must also place `effect`, if any. `place`:
 * where the log has its event, counted from the creation of the run.
 */
export function momentsOf(
  operation: Operation,
  cast: Cast,
  place: number | undefined
): Moment[] {
  const isBeforeCreation = place !== undefined && place < 0;
  const logIndex = isBeforeCreation ? undefined : place;
  const { call } = operation;
  const response = decided(call, operation.response);
  const time = {
    fromMs: operation.invokedAtMs - cast.skewMs,
    toMs: (operation.returnedAtMs ?? Number.POSITIVE_INFINITY) + cast.skewMs,
  };
  const isRedelivered =
    call.kind === 'createHook' && cast.redelivered.has(call.hook);
  const { keyed } = cast;
  const isAfterCreation = isAfter(operation, cast, logIndex);
  const at = (part: Part, subject?: Name): Moment => ({
    part,
    call,
    contract: cast.contract,
    pins: cast.pins,
    response,
    atMs: operation.invokedAtMs,
    time,
    isRedelivered,
    isKeyed: isKeyed(part === 'list-run' ? subject : runOf(call), keyed),
    isAfterCreation,
    isBeforeCreation,
    subject,
    logIndex,
  });
  if (response && !response.ok) {
    return isToldOfItself(call, response)
      ? [{ ...at('hold'), response: undefined }, at('effect')]
      : [at('effect')];
  }

  switch (call.kind) {
    case 'createHook':
      return response?.conflict
        ? [at('conflict'), at('name')]
        : [at('hold'), at('effect')];
    case 'endRun': {
      const hooks = cast.hooksOf[call.run] ?? [];
      const hidden = hooks.map((hook) => at('hide', hook));
      const released = hooks.map((hook) => at('release', hook));
      return [at('effect'), ...hidden, ...released];
    }
    case 'disposeHook':
      return [at('hide', call.hook), at('effect'), at('release', call.hook)];
    case 'listRuns':
    case 'findRuns':
      return cast.runs.map((run) => at('list-run', run));
    case 'listHooks':
      return withListed(
        cast.hooksOf[call.run],
        response?.hooks?.map(({ hook }) => hook)
      ).map((hook) => at('list-hook', hook));
    case 'listSteps':
      return withListed(
        cast.stepsOf[call.run],
        response?.steps?.map(({ step }) => step)
      ).map((step) => at('list-step', step));
    case 'listEvents':
      return [];
    default:
      return [at('effect')];
  }
}

/** What a list should have, and what it has beside that. */
function withListed(
  names: readonly Name[] = [],
  listed: readonly Name[] = []
): readonly Name[] {
  return [...new Set([...names, ...listed])];
}

function isAfter(
  { call }: Operation,
  { created }: Cast,
  logIndex = 0
): boolean {
  if (call.kind === 'createRun' || !('run' in call)) return false;
  return logIndex > 0 && created.has(call.run);
}

function runOf(call: Call): Name | undefined {
  return 'run' in call ? call.run : undefined;
}

function isKeyed(run: Name | undefined, keyed: ReadonlySet<Name>): boolean {
  return run !== undefined && keyed.has(run);
}

/**
 * A claim that is told that it exists may be what it is told of. Of several
 * deliveries each may be told so, the one that created the hook too.
 */
function isToldOfItself(call: Call, refused: Refused): boolean {
  return call.kind === 'createHook' && refused.refusal === 'exists';
}

const WRITES: ReadonlySet<Call['kind']> = new Set([
  'createRun',
  'startRun',
  'endRun',
  'createHook',
  'resume',
  'disposeHook',
  'setAttributes',
  'createStep',
  'startStep',
  'completeStep',
  'failStep',
  'keyedStart',
]);

export function isWrite(call: Call): boolean {
  return WRITES.has(call.kind);
}

/** An unexpected error says nothing about whether a write took effect. */
function decided(
  call: Call,
  response: Response | undefined
): Response | undefined {
  if (!response || response.ok || response.refusal !== 'unexpected') {
    return response;
  }
  return isWrite(call) ? undefined : response;
}
