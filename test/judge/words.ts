import type {
  Attributes,
  Call,
  CreateHook,
  CreateRun,
  KeyedStart,
  ListRuns,
  Name,
  RunStatus,
  SetAttributes,
  TerminalStatus,
} from '../../src/model/call.js';
import type { Accepted, Refusal, Refused } from '../../src/model/response.js';
import type { RunView } from '../../src/model/view.js';

/** What an actor of a story may say. */

export const create = (run: Name): CreateRun => ({
  kind: 'createRun',
  run,
  workflow: 'order',
  input: `in-${run}`,
});
export const start = (run: Name): Call => ({ kind: 'startRun', run });

/** A start that brings what its run is created with. */
export const startLost = (run: Name, input = `in-${run}`): Call => ({
  kind: 'startRun',
  run,
  data: { workflow: 'order', input },
});

const end =
  (status: TerminalStatus) =>
  (run: Name, value = ''): Call => ({ kind: 'endRun', run, status, value });
export const complete = end('completed');
export const fail = end('failed');
export const cancel = end('cancelled');

export const claim = (
  run: Name,
  hook: Name,
  token: Name,
  retainMs?: number
): CreateHook => ({ kind: 'createHook', run, hook, token, retainMs });

export const resume = (
  run: Name,
  hook: Name,
  payload: string,
  resumeId?: Name
): Call => ({ kind: 'resume', run, hook, payload, resumeId });

export const dispose = (run: Name, hook: Name): Call => ({
  kind: 'disposeHook',
  run,
  hook,
});

export const set = (
  run: Name,
  ...changes: SetAttributes['changes']
): SetAttributes => ({ kind: 'setAttributes', run, changes });

const stepOf =
  (kind: 'createStep' | 'startStep' | 'completeStep' | 'failStep') =>
  (run: Name, step: Name): Call => ({ kind, run, step });
export const createStep = stepOf('createStep');
export const startStep = stepOf('startStep');
export const completeStep = stepOf('completeStep');
export const failStep = stepOf('failStep');

export const createWait = (run: Name, wait: Name, inMs = 0): Call => ({
  kind: 'createWait',
  run,
  wait,
  inMs,
});
export const completeWait = (run: Name, wait: Name): Call => ({
  kind: 'completeWait',
  run,
  wait,
});

export const lazyStart = (run: Name, step: Name, value = 'input'): Call => ({
  kind: 'lazyStartStep',
  run,
  step,
  value,
});
export const retryStep = (run: Name, step: Name, afterMs?: number): Call => ({
  kind: 'retryStep',
  run,
  step,
  value: 'E1',
  ...(afterMs === undefined ? {} : { afterMs }),
});

export const getRun = (run: Name): Call => ({ kind: 'getRun', run });
export const getHook = (hook: Name): Call => ({ kind: 'getHook', hook });
export const byToken = (token: Name): Call => ({ kind: 'getByToken', token });
export const listHooks = (run: Name): Call => ({ kind: 'listHooks', run });
export const listEvents = (run: Name): Call => ({ kind: 'listEvents', run });
export const listRuns = (status?: ListRuns['status']): Call => ({
  kind: 'listRuns',
  status,
});
export const findRuns = (attributes: Attributes): Call => ({
  kind: 'findRuns',
  attributes,
});

/** Wants `run` under the key; two seconds after its end the key is free. */
export const keyed = (
  key: Name,
  run: Name,
  options: Partial<KeyedStart> = {}
): KeyedStart => ({
  kind: 'keyedStart',
  key,
  run,
  workflow: 'order',
  input: `in-${key}`,
  windowMs: 2_000,
  ...options,
});

/** What a World may answer. */

export const OK: Accepted = { ok: true };

export const refused = (refusal: Refusal): Refused => ({
  ok: false,
  refusal,
  message: refusal,
});
export const EXISTS = refused('exists');
export const EXPIRED = refused('expired');
export const TOO_EARLY = refused('too-early');
export const NO_RUN = refused('run-not-found');
export const NO_HOOK = refused('hook-not-found');
export const UNEXPECTED = refused('unexpected');
/** The connection broke. */
export const LOST = refused('lost');

export const conflict = (owner?: Name): Accepted => ({
  ok: true,
  conflict: { owner },
});

export const run = (
  name: Name,
  status: RunStatus,
  value?: string,
  attributes: Attributes = {}
): Accepted => ({
  ok: true,
  run: { run: name, status, value, attributes },
});

export const hook = (name: Name, owner: Name, token: Name): Accepted => ({
  ok: true,
  hook: { hook: name, run: owner, token },
});

export const hooks = (...names: Name[]): Accepted => ({
  ok: true,
  hooks: names.map((name) => ({
    hook: name,
    run: 'r1',
    token: name.replace('h', 't'),
  })),
});

/** Runs of a list: those of which only the name is given are running. */
export const runs = (...views: (Name | RunView)[]): Accepted => ({
  ok: true,
  runs: views.map((view) =>
    typeof view === 'string' ? { run: view, status: 'running' } : view
  ),
});

export const pending = (name: Name): RunView => ({
  run: name,
  status: 'pending',
});

/** A keyed start that was given this run, and did not create it. */
export const joined = (
  name: Name,
  status: RunStatus = 'pending',
  value?: string,
  input = 'in-k1'
): Accepted => ({
  ok: true,
  created: false,
  run: { run: name, status, value, input },
});

export const created = (name: Name): Accepted => ({
  ok: true,
  created: true,
  run: { run: name, status: 'pending' },
});
