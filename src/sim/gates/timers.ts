import timers from 'node:timers';
import timersPromises from 'node:timers/promises';
import { promisify } from 'node:util';
import { type ActorContext, currentActor } from '../context.js';

type Callback = (...args: unknown[]) => void;

/** What `setTimeout` returns to an actor: as much of Node's as is used. */
class VirtualTimer {
  #cancel: () => void;
  readonly #arm: () => () => void;

  constructor(arm: () => () => void) {
    this.#arm = arm;
    this.#cancel = arm();
  }

  cancel(): void {
    this.#cancel();
  }

  refresh(): this {
    this.#cancel();
    this.#cancel = this.#arm();
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  hasRef(): boolean {
    return true;
  }

  close(): this {
    this.cancel();
    return this;
  }

  [Symbol.toPrimitive](): number {
    return 0;
  }

  [Symbol.dispose](): void {
    this.cancel();
  }
}

/** Longer ones Node cannot count, and fires at once: a trap for retention. */
const DELAY_MAX_MS = 2 ** 31 - 1;

const IMMEDIATE = Symbol('immediate');

/** An immediate is due at once; what asks for a delay of 0 waits for 1 ms. */
function delayOf(delayMs: unknown): number {
  if (delayMs === IMMEDIATE) return 0;
  const delay = Number(delayMs);
  return delay >= 1 && delay <= DELAY_MAX_MS ? delay : 1;
}

function set(
  actor: ActorContext,
  callback: Callback,
  delayMs: unknown,
  args: unknown[],
  repeats: boolean
): VirtualTimer {
  const request = {
    delayMs: delayOf(delayMs),
    repeats,
    callback: () => callback(...args),
  };
  return new VirtualTimer(
    // An actor without surroundings never gets here.
    () => actor.surroundings?.setTimer(actor, request) ?? (() => undefined)
  );
}

/** The actor that asks, if its timers are virtual. */
function virtualActor(): ActorContext | undefined {
  const actor = currentActor();
  return actor?.surroundings ? actor : undefined;
}

type Setter = (callback: Callback, ...rest: unknown[]) => unknown;
type Clearer = (timer: unknown) => void;

function setter(original: Setter, repeats: boolean, immediate = false): Setter {
  const patched: Setter = (callback, ...rest) => {
    const actor = virtualActor();
    if (!actor) return original(callback, ...rest);
    const [delayMs, ...args] = immediate ? [IMMEDIATE, ...rest] : rest;
    return set(actor, callback, delayMs, args, repeats);
  };
  return patched;
}

function clearer(original: Clearer): Clearer {
  return (timer) => {
    if (timer instanceof VirtualTimer) timer.cancel();
    else original(timer);
  };
}

/** `setTimeout` of `node:timers/promises`, and of `util.promisify`. */
function sleeper(
  original: (delayMs?: never, value?: unknown, options?: object) => unknown
) {
  return (
    delayMs?: unknown,
    value?: unknown,
    options?: { signal?: AbortSignal }
  ): unknown => {
    const actor = virtualActor();
    if (!actor) return original(delayMs as never, value, options);
    return new Promise((resolve, reject) => {
      const { signal } = options ?? {};
      if (signal?.aborted) return reject(abortError(signal));
      const timer = set(actor, () => resolve(value), delayMs, [], false);
      signal?.addEventListener('abort', () => {
        timer.cancel();
        reject(abortError(signal));
      });
    });
  };
}

/** What Node rejects an aborted timer with. */
function abortError({ reason: cause }: AbortSignal): Error {
  const error = new Error('The operation was aborted', { cause });
  return Object.assign(error, { name: 'AbortError', code: 'ABORT_ERR' });
}

/** `setInterval` of `node:timers/promises`: a loop of sleeps. */
function ticker(
  original: (delayMs?: number, value?: unknown, options?: object) => unknown,
  sleep: (delayMs?: number, value?: unknown, options?: object) => unknown
) {
  return (delayMs?: number, value?: unknown, options?: object): unknown =>
    virtualActor()
      ? ticks(() => sleep(delayMs, value, options))
      : original(delayMs, value, options);
}

async function* ticks(sleep: () => unknown): AsyncGenerator<unknown> {
  for (;;) yield await sleep();
}

type Table = Record<string, unknown>;

function replace(table: Table, name: string, value: unknown): () => void {
  const original = table[name];
  table[name] = value;
  return () => {
    table[name] = original;
  };
}

/** `scheduler.wait`, which reaches Node's own timers past the module. */
function replaceScheduler(
  scheduler: Table,
  sleep: (delayMs?: number, value?: unknown, options?: object) => unknown
): (() => void)[] {
  const original = (scheduler.wait as Setter).bind(scheduler);
  const wait = (delayMs: number, options?: object) =>
    virtualActor()
      ? sleep(delayMs, undefined, options)
      : original(delayMs as never, options);
  return [replace(scheduler, 'wait', wait)];
}

/**
 * Makes the timers of actors virtual, in `globalThis`, `node:timers` and
 * `node:timers/promises`. The caller then syncs the ESM exports.
 */
export function installTimerGates(): () => void {
  const undo: (() => void)[] = [];
  const promises = timersPromises as unknown as Table;
  const sleep = sleeper(promises.setTimeout as never);
  const immediately = promises.setImmediate as (...rest: unknown[]) => unknown;
  const soon = sleeper((_delayMs, ...rest) => immediately(...rest));
  for (const table of [globalThis, timers] as unknown as Table[]) {
    const timeout = setter(table.setTimeout as Setter, false);
    Object.assign(timeout, { [promisify.custom]: sleep });
    const immediate = setter(table.setImmediate as Setter, false, true);
    Object.assign(immediate, {
      [promisify.custom]: (value: unknown) => soon(IMMEDIATE, value),
    });
    const interval = setter(table.setInterval as Setter, true);
    undo.push(
      replace(table, 'setTimeout', timeout),
      replace(table, 'setImmediate', immediate),
      replace(table, 'setInterval', interval)
    );
    for (const name of ['clearTimeout', 'clearImmediate', 'clearInterval']) {
      undo.push(replace(table, name, clearer(table[name] as Clearer)));
    }
  }
  undo.push(
    replace(promises, 'setTimeout', sleep),
    replace(
      promises,
      'setInterval',
      ticker(promises.setInterval as never, sleep)
    ),
    ...replaceScheduler(promises.scheduler as Table, sleep),
    replace(promises, 'setImmediate', (value: unknown, options?: object) =>
      soon(IMMEDIATE, value, options)
    )
  );
  return () => {
    for (const each of undo.reverse()) each();
  };
}
