// A complete World on files, the storage half of the contract, to start from.
// The queue and the streams are yours to add; docs/world.md of worldproof
// explains the shapes. Each change is a file, numbered from 1, which only one
// process can create; what is stored is what all of them come to, in order.
import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** The status that each event leaves its run or its step in. */
const ENDS_RUN = {
  run_completed: 'completed',
  run_failed: 'failed',
  run_cancelled: 'cancelled',
};
const LEAVES_STEP = {
  step_completed: 'completed',
  step_failed: 'failed',
  step_retrying: 'pending',
};

/** The SDK tells errors by their name: no class has to be imported. */
const refusal = (name, message, fields) =>
  Object.assign(new Error(message), { name, ...fields });
const conflict = (message) => refusal('EntityConflictError', message);
const expired = ({ runId }) => refusal('RunExpiredError', `${runId} has ended`);
const missing = (what, name = 'WorkflowWorldError') =>
  refusal(name, `${what} is not there`, { status: 404 });

const matching = (rows, wanted) =>
  rows.filter((row) =>
    Object.entries(wanted).every(
      ([key, value]) => value === undefined || [value].flat().includes(row[key])
    )
  );
const one = (rows, wanted) => matching(rows, wanted)[0];

/** `resolveData: 'none'` asks for all but what may be large. */
const shown = (row, { resolveData } = {}) =>
  resolveData === 'none'
    ? { ...row, input: undefined, output: undefined, eventData: undefined }
    : row;

/** Entities and events are numbered alike, and never get another number. */
function insert(state, table, fields) {
  const seq = ++state.serial;
  const row = { ...fields, createdAt: state.now, updatedAt: state.now, seq };
  state[table].push(row);
  return row;
}

/** An event is kept as it was asked for, with its place in the log. */
const append = (state, runId, data) =>
  insert(state, 'events', {
    ...data,
    runId,
    eventId: `evnt_${String(state.serial + 1).padStart(12, '0')}`,
  });

/** Answers with the event and with the entity that it made or changed. */
function createEvent(state, runId, data) {
  const { eventType, eventData = {} } = data;
  if (eventType === 'run_created') return createRun(state, runId, data);
  // The creation was lost (spec version 3): the start brings what it needs.
  const isResilient = eventType === 'run_started' && eventData.input;
  if (isResilient && !one(state.runs, { runId })) {
    createRun(state, runId, { ...data, eventType: 'run_created' });
  }
  const run = one(state.runs, { runId });
  if (!run) throw missing(runId, 'WorkflowRunNotFoundError');
  const status = ENDS_RUN[eventType];
  if (status) return endRun(state, run, data, status);
  if (LEAVES_STEP[eventType]) return leaveStep(state, run, data);
  if (run.completedAt) throw expired(run);
  return EVENTS[eventType](state, run, data, eventData);
}

function createRun(state, runId, data) {
  if (one(state.runs, { runId })) throw conflict(`${runId} exists`);
  const { specVersion, eventData } = data;
  const { deploymentId, workflowName, input } = eventData;
  const given = { deploymentId, workflowName, input, specVersion };
  const run = insert(state, 'runs', { runId, status: 'pending', ...given });
  return { event: append(state, runId, data), run };
}

function endRun(state, run, data, status) {
  const { runId } = run;
  // Of racing ends one wins; only a second cancellation is no error.
  if (run.status === 'cancelled' && status === 'cancelled') return { run };
  if (run.completedAt) throw conflict(`${runId} has ended`);
  const { output, error } = data.eventData ?? {};
  Object.assign(run, { status, output, error, completedAt: state.now });
  // Its tokens are free and its waits are gone from now on.
  state.hooks = state.hooks.filter((hook) => hook.runId !== runId);
  state.waits = state.waits.filter((wait) => wait.runId !== runId);
  return { event: append(state, runId, data), run };
}

function openStep(state, { runId }, stepId) {
  const step = one(state.steps, { runId, stepId });
  if (!step) throw missing(stepId);
  if (step.completedAt) throw conflict(`${stepId} has ended`);
  return step;
}

function leaveStep(state, run, { eventType, ...data }) {
  const step = openStep(state, run, data.correlationId);
  // A step that runs may report its outcome although its run has ended.
  if (run.completedAt && step.status !== 'running') throw expired(run);
  const {
    result: output,
    error = step.error,
    retryAfter,
  } = data.eventData ?? {};
  const status = LEAVES_STEP[eventType];
  const completedAt = status === 'pending' ? undefined : state.now;
  Object.assign(step, { status, output, error, retryAfter, completedAt });
  return { event: append(state, run.runId, { eventType, ...data }), step };
}

function ownHook(state, { runId }, { correlationId: hookId }) {
  const hook = one(state.hooks, { runId, hookId });
  if (hook) return hook;
  throw missing(hookId, 'HookNotFoundError');
}

/** What an event does to a run that goes on. */
const EVENTS = {
  run_started(state, run, data) {
    if (run.status === 'running') return { run };
    Object.assign(run, { status: 'running', startedAt: state.now });
    const event = { ...data, eventData: undefined };
    return { event: append(state, run.runId, event), run };
  },
  hook_created(state, { runId }, data, { token, metadata, isWebhook }) {
    const { eventType, correlationId, specVersion } = data;
    if (one(state.events, { eventType, correlationId })) {
      throw conflict(`${correlationId} was claimed before`);
    }
    const owner = one(state.hooks, { token });
    if (owner) {
      // A taken token is no error: the claim is answered with this event.
      const eventData = { token, conflictingRunId: owner.runId };
      const taken = { ...data, eventType: 'hook_conflict', eventData };
      return { event: append(state, runId, taken) };
    }
    const place = { ownerId: 'me', projectId: 'mine', environment: 'local' };
    const given = { token, metadata, isWebhook, specVersion };
    const ids = { hookId: correlationId, runId };
    const hook = insert(state, 'hooks', { ...ids, ...given, ...place });
    return { event: append(state, runId, data), hook };
  },
  hook_received(state, run, data) {
    const hook = ownHook(state, run, data);
    return { event: append(state, run.runId, data), hook };
  },
  hook_disposed(state, run, data) {
    const hook = ownHook(state, run, data);
    state.hooks = state.hooks.filter((each) => each !== hook);
    return { event: append(state, run.runId, data) };
  },
  step_created(state, { runId }, data, { stepName, input }) {
    const { correlationId: stepId, specVersion } = data;
    if (one(state.steps, { runId, stepId })) throw conflict(`${stepId} exists`);
    const given = { stepName, input, specVersion };
    const fresh = { status: 'pending', attempt: 0 };
    const step = insert(state, 'steps', { stepId, runId, ...given, ...fresh });
    return { event: append(state, runId, data), step };
  },
  step_started(state, run, data) {
    const step = openStep(state, run, data.correlationId);
    if (step.retryAfter > state.now) {
      throw refusal('TooEarlyError', 'it is to wait', { status: 425 });
    }
    step.startedAt ??= state.now;
    const attempt = step.attempt + 1;
    Object.assign(step, { status: 'running', attempt, retryAfter: undefined });
    return { event: append(state, run.runId, data), step };
  },
  wait_created(state, { runId }, data, { resumeAt }) {
    const { correlationId: waitId, specVersion } = data;
    if (one(state.waits, { runId, waitId })) throw conflict(`${waitId} exists`);
    const fresh = { status: 'waiting', resumeAt, specVersion };
    const wait = insert(state, 'waits', { waitId, runId, ...fresh });
    return { event: append(state, runId, data), wait };
  },
  wait_completed(state, { runId }, data) {
    const wait = one(state.waits, { runId, waitId: data.correlationId });
    if (!wait) throw missing(data.correlationId);
    if (wait.completedAt) throw conflict('it has completed');
    Object.assign(wait, { status: 'completed', completedAt: state.now });
    return { event: append(state, runId, data), wait };
  },
};

/** The cursor is the number of the last row: what comes later moves nothing. */
function page(rows, { limit = 100, cursor, sortOrder = 'asc' } = {}) {
  const sign = sortOrder === 'desc' ? -1 : 1;
  const rest = rows
    .filter(({ seq }) => !cursor || sign * (seq - Number(cursor)) > 0)
    .sort((left, right) => sign * (left.seq - right.seq));
  const data = rest.slice(0, limit);
  const last = data.at(-1)?.seq ?? cursor;
  const hasMore = rest.length > limit;
  return { data, cursor: last === undefined ? null : String(last), hasMore };
}

/** The next change: it throws where the change is refused. */
function apply(state, { runId, data, at }) {
  state.changes += 1;
  state.now = at;
  return createEvent(state, runId, data);
}

export function createWorld({ dataDir = '.workflow-data' } = {}) {
  const tables = { events: [], runs: [], hooks: [], steps: [], waits: [] };
  const state = { changes: 0, serial: 0, ...tables };

  /** Takes in what was written meanwhile, by whichever process. */
  async function current() {
    for (;;) {
      const next = state.changes + 1;
      try {
        const change = await readFile(join(dataDir, String(next)));
        // Another call of this process may have been here before.
        if (next === state.changes + 1) apply(state, deserialize(change));
      } catch (error) {
        if (error.code === 'ENOENT') return state;
        throw error;
      }
    }
  }

  /** Whether it became change `number`; it is there as a whole or not at all. */
  async function publish(number, change) {
    await mkdir(dataDir, { recursive: true });
    const draft = join(dataDir, randomUUID());
    await writeFile(draft, serialize(change));
    try {
      await link(draft, join(dataDir, String(number)));
      return true;
    } catch (error) {
      if (error.code === 'EEXIST') return false;
      throw error;
    } finally {
      await rm(draft);
    }
  }

  /** Tried on a copy, so that a refusal leaves no trace. */
  async function create(given, data) {
    for (;;) {
      const draft = structuredClone(await current());
      const runId = given ?? `wrun_${draft.changes + 1}`;
      const change = { runId, data, at: new Date() };
      const answer = apply(draft, change);
      if (await publish(draft.changes, change)) return answer;
    }
  }

  async function get(table, wanted, name, params) {
    const row = one((await current())[table], wanted);
    if (row) return shown(structuredClone(row), params);
    throw missing(Object.values(wanted).join('/'), name);
  }
  const list =
    (table, names) =>
    async (params = {}) => {
      const wanted = names.map((name) => [name, params[name]]);
      const rows = (await current())[table];
      const found = matching(rows, Object.fromEntries(wanted));
      const { data, ...rest } = structuredClone(page(found, params.pagination));
      return { data: data.map((row) => shown(row, params)), ...rest };
    };

  return {
    // 2 is runs, steps and hooks; 3 adds waits, retryAfter, a start that creates.
    specVersion: 3,
    events: {
      create,
      get: (runId, eventId, params) =>
        get('events', { runId, eventId }, undefined, params),
      list: list('events', ['runId']),
      listByCorrelationId: list('events', ['correlationId', 'runId']),
    },
    runs: {
      get: (runId, params) =>
        get('runs', { runId }, 'WorkflowRunNotFoundError', params),
      list: list('runs', ['status', 'workflowName']),
    },
    steps: {
      get: (runId, stepId, params) =>
        get('steps', { runId, stepId }, undefined, params),
      list: list('steps', ['runId']),
    },
    hooks: {
      get: (hookId) => get('hooks', { hookId }, 'HookNotFoundError'),
      getByToken: (token) => get('hooks', { token }, 'HookNotFoundError'),
      list: list('hooks', ['runId']),
    },
  };
}
