import type { Name } from '../../src/model/call.js';
import type { AsksBy, Order, Paging } from '../../src/model/log-calls.js';
import type { Move } from './moves.js';

/** Only what is said: a plan is plain JSON. */
export function paged(pageSize?: number, order?: Order): Paging {
  return {
    ...(pageSize === undefined ? {} : { pageSize, apart: true }),
    ...(order === undefined ? {} : { order }),
  };
}

/** Lists that are asked for page by page, and backwards. */
export const pageHooks =
  (run: Name, paging: Paging): Move =>
  () => ({ kind: 'listHooks', run, ...paging });

export const pageSteps =
  (run: Name, paging: Paging): Move =>
  () => ({ kind: 'listSteps', run, ...paging });

export const pageEvents =
  (run: Name, paging: Paging): Move =>
  () => ({ kind: 'listEvents', run, ...paging });

export const followEvents =
  (run: Name, pageSize?: number): Move =>
  () => ({
    kind: 'followEvents',
    run,
    ...paged(pageSize),
  });

/** A write that says what its writer has followed of the log. */
export const asking =
  (asks: AsksBy, write: Move): Move =>
  (label) =>
    ({ ...write(label), asks }) as ReturnType<Move>;

/** A resume with which the log is to come. */
export const preloading =
  (resume: Move): Move =>
  (label) =>
    ({ ...resume(label), preloads: true }) as ReturnType<Move>;

/** The event at a place of the log, by the id that a list has shown. */
export const getEvent =
  (run: Name, at: number): Move =>
  () => ({ kind: 'getEvent', run, at });

export const listStepEvents =
  (run: Name, step: Name, paging: Paging = {}): Move =>
  () => ({ kind: 'listStepEvents', run, step, ...paging });

export const listHookEvents =
  (run: Name, hook: Name, paging: Paging = {}): Move =>
  () => ({ kind: 'listHookEvents', run, hook, ...paging });

export const listWaitEvents =
  (run: Name, wait: Name, paging: Paging = {}): Move =>
  () => ({ kind: 'listWaitEvents', run, wait, ...paging });

/** A read that leaves out what may be large. */
export const withoutData =
  (read: Move): Move =>
  (value) => {
    const op = read(value);
    switch (op.kind) {
      case 'getRun':
      case 'getStep':
      case 'listRuns':
      case 'listSteps':
      case 'listEvents':
      case 'getEvent':
      case 'listStepEvents':
      case 'listHookEvents':
      case 'listWaitEvents':
      case 'getHook':
      case 'getByToken':
      case 'listHooks':
        return { ...op, data: 'none' };
      default:
        throw new TypeError(`Found ${op.kind}, expected a read of entities`);
    }
  };
