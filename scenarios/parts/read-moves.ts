import type { Attributes, ListRuns, Name } from '../../src/model/call.js';
import type { Move } from './moves.js';

export const getRun =
  (run: Name): Move =>
  () => ({ kind: 'getRun', run });

export const getHook =
  (hook: Name): Move =>
  () => ({ kind: 'getHook', hook });

export const getByToken =
  (token: Name): Move =>
  () => ({ kind: 'getByToken', token });

export const listRuns =
  (filter: Omit<ListRuns, 'kind'> = {}): Move =>
  () => ({ kind: 'listRuns', ...filter });

/** Among the hooks of every run. */
export const listHooksOfAll =
  (run: Name): Move =>
  () => ({ kind: 'listHooks', run, everyRun: true });

export const listHooks =
  (run: Name): Move =>
  () => ({ kind: 'listHooks', run });

export const getStep =
  (run: Name, step: Name): Move =>
  () => ({ kind: 'getStep', run, step });

export const listSteps =
  (run: Name): Move =>
  () => ({ kind: 'listSteps', run });

export const listEvents =
  (run: Name, pageSize?: number): Move =>
  () => ({
    kind: 'listEvents',
    run,
    ...(pageSize === undefined ? {} : { pageSize, apart: true }),
  });

/** Over all that callers have, and then looks at the run. */
export const overwrite =
  (run: Name): Move =>
  () => ({ kind: 'overwrite', run });

export const findRuns =
  (attributes: Attributes): Move =>
  () => ({ kind: 'findRuns', attributes });
