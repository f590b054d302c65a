// A complete World on files, the storage half of the contract, to start from.
// The queue and the streams are yours to add; docs/world.md of worldproof
// explains the shapes. Each change is a file, numbered from 1, which only one
// process can create; what is stored is what all of them come to, in order.
import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** The SDK tells errors by their name: no class has to be imported. */
const refusal = (name, id, status) =>
  Object.assign(new Error(`${name} of ${id}`), { name, status });
const ABSENT = { run: 'WorkflowRunNotFoundError', hook: 'HookNotFoundError' };
const missing = (kind, id) =>
  refusal(ABSENT[kind] ?? 'WorkflowWorldError', id, 404);

/** The one error that is an answer: it is told by its code. */
const unless = (code) => (error) => {
  if (error.code === code) return code;
  throw error;
};

const FRESH = {
  run: { status: 'pending' },
  step: { status: 'pending', attempt: 0 },
  wait: { status: 'waiting' },
  hook: { ownerId: 'me', projectId: 'mine', environment: 'local' },
};
const LEADS_TO = { started: 'running', retrying: 'pending' };

/** Undefined is whatever there is, and a list one of its values. */
const matching = (rows, wanted) =>
  rows.filter((row) =>
    Object.entries(wanted).every(
      ([key, value]) => value === undefined || [value].flat().includes(row[key])
    )
  );

/** Entities and events are numbered alike, and never get another number. */
function insert(state, table, fields) {
  const seq = ++state.serial;
  const row = { ...fields, createdAt: state.now, updatedAt: state.now, seq };
  state[table].push(row);
  return row;
}

/** Every change is an event. It throws, or all of it takes place. */
function apply(state, { runId, data, at }) {
  state.now = at;
  const { eventType, correlationId } = data;
  const [kind, verb] = eventType.split('_');
  const ids = {
    runId,
    ...(kind !== 'run' && { [`${kind}Id`]: correlationId }),
  };
  const [run] = matching(state.runs, { runId });
  const [row] = matching(state[`${kind}s`], ids);
  const log = (changed) => {
    const eventId = `evnt_${String(state.serial + 1).padStart(12, '0')}`;
    return insert(state, 'events', { ...data, runId, eventId, ...changed });
  };
  if (eventType === 'run_started' && !run && data.eventData?.input) {
    // The creation was lost (spec version 3): the start brings what it needs.
    apply(state, { runId, data: { ...data, eventType: 'run_created' }, at });
    return apply(state, { runId, data, at });
  }
  if (!run && eventType !== 'run_created') throw missing('run', runId);
  // A step that runs may report its outcome although its run has ended.
  const isOutcome = row?.status === 'running' && verb !== 'started';
  if (kind !== 'run' && run.completedAt && !isOutcome) {
    throw refusal('RunExpiredError', runId);
  }
  if (verb === 'created') return create(state, kind, { ids, data, log });
  if (!row) throw missing(kind, correlationId);
  if (kind !== 'hook') return move(state, kind, { row, verb, data, log });
  if (verb === 'disposed') state.hooks = state.hooks.filter((x) => x !== row);
  return { event: log(), hook: row };
}

function create(state, kind, { ids, data, log }) {
  const { eventType, correlationId, eventData, specVersion } = data;
  const { runId } = ids;
  // A hook that is gone keeps its id, so the log is asked.
  if (matching(state.events, { runId, eventType, correlationId }).length > 0) {
    throw refusal('EntityConflictError', correlationId ?? runId);
  }
  const { token } = eventData;
  const [owner] = kind === 'hook' ? matching(state.hooks, { token }) : [];
  if (owner) {
    // A taken token is no error: the claim is answered with this event.
    const taken = { token, conflictingRunId: owner.runId };
    return { event: log({ eventType: 'hook_conflict', eventData: taken }) };
  }
  const fields = { ...ids, specVersion, ...FRESH[kind], ...eventData };
  return { [kind]: insert(state, `${kind}s`, fields), event: log() };
}

/** A run, a step or a wait goes on, or ends. */
function move(state, kind, { row, verb, data, log }) {
  const status = LEADS_TO[verb] ?? verb;
  const isEnd = LEADS_TO[verb] === undefined;
  // To start what runs, and to cancel twice, is no error.
  const isIdle = kind === 'run' && /^(running|cancelled)$/.test(row.status);
  if (isIdle && row.status === status) return { run: row };
  if (row.completedAt) {
    const isLate = kind === 'run' && verb === 'started';
    const name = isLate ? 'RunExpiredError' : 'EntityConflictError';
    throw refusal(name, data.correlationId ?? row.runId);
  }
  const isEarly = status === 'running' && row.retryAfter > state.now;
  if (isEarly) throw refusal('TooEarlyError', row.stepId, 425);
  if (status === 'running') row.startedAt ??= state.now;
  if (status === 'running' && kind === 'step') row.attempt += 1;
  const { result, output = result, error, retryAfter } = data.eventData ?? {};
  Object.assign(row, { status, output, error: error ?? row.error, retryAfter });
  if (isEnd) row.completedAt = state.now;
  if (isEnd && kind === 'run') {
    // Its tokens are free and its waits are gone from now on.
    state.hooks = state.hooks.filter(({ runId }) => runId !== row.runId);
    state.waits = state.waits.filter(({ runId }) => runId !== row.runId);
  }
  const isStart = kind === 'run' && !isEnd;
  return { [kind]: row, event: log(isStart && { eventData: undefined }) };
}

/** `resolveData: 'none'` asks for all but what may be large. */
const shown = (row, { resolveData } = {}) =>
  resolveData === 'none'
    ? { ...row, input: undefined, output: undefined, eventData: undefined }
    : row;

/** The cursor is the number of the last row: what comes later moves nothing. */
function page(rows, { limit = 100, cursor, sortOrder = 'asc' } = {}) {
  const sign = sortOrder === 'desc' ? -1 : 1;
  const rest = rows
    .filter(({ seq }) => !cursor || sign * (seq - Number(cursor)) > 0)
    .sort((left, right) => sign * (left.seq - right.seq));
  const data = rest.slice(0, limit);
  const last = data.at(-1)?.seq ?? cursor ?? null;
  return { data, cursor: last && String(last), hasMore: rest.length > limit };
}

export function createWorld({ dataDir = '.workflow-data' } = {}) {
  const tables = { events: [], runs: [], hooks: [], steps: [], waits: [] };
  const state = { changes: 0, serial: 0, ...tables };
  const fileOf = (number) => join(dataDir, String(number));

  /** Takes in what was written meanwhile, by whichever process. */
  async function current() {
    for (;;) {
      const next = state.changes + 1;
      const change = await readFile(fileOf(next)).catch(unless('ENOENT'));
      if (change === 'ENOENT') return state;
      // Another call of this process may have been here before.
      if (state.changes >= next) continue;
      apply(state, deserialize(change));
      state.changes = next;
    }
  }

  /** It is there as a whole or not at all, of one that writes it, and for good. */
  async function publish(number, change) {
    const draft = join(dataDir, randomUUID());
    await mkdir(dataDir, { recursive: true });
    await writeFile(draft, serialize(change), { flush: true });
    const taken = await link(draft, fileOf(number)).catch(unless('EEXIST'));
    await rm(draft);
    const folder = await open(dataDir);
    await folder.sync();
    await folder.close();
    return !taken;
  }

  /** Tried on a copy, so that a refusal leaves no trace. */
  async function createEvent(given, data) {
    for (;;) {
      const draft = structuredClone(await current());
      const number = draft.changes + 1;
      const runId = given ?? `wrun_${number}`;
      const change = { runId, data, at: new Date() };
      const answer = apply(draft, change);
      if (await publish(number, change)) return answer;
    }
  }

  /** By ids, in the order in which they are given. */
  const get =
    (kind, ...names) =>
    async (...given) => {
      const ids = names.map((name, at) => [name, given[at]]);
      const all = (await current())[`${kind}s`];
      const [row] = matching(all, Object.fromEntries(ids));
      if (row) return shown(structuredClone(row), given[names.length]);
      throw missing(kind, given.join('/'));
    };
  /** Those that have what is asked for of some fields. */
  const list =
    (table, ...names) =>
    async (params = {}) => {
      const wanted = names.map((name) => [name, params[name]]);
      const all = (await current())[table];
      const rows = matching(all, Object.fromEntries(wanted));
      const { data, ...rest } = structuredClone(page(rows, params.pagination));
      return { data: data.map((row) => shown(row, params)), ...rest };
    };

  return {
    // 2 is runs, steps and hooks; 3 adds waits, retryAfter, a start that creates.
    specVersion: 3,
    events: {
      create: createEvent,
      get: get('event', 'runId', 'eventId'),
      list: list('events', 'runId'),
      listByCorrelationId: list('events', 'correlationId', 'runId'),
    },
    runs: {
      get: get('run', 'runId'),
      list: list('runs', 'status', 'workflowName'),
    },
    steps: {
      get: get('step', 'runId', 'stepId'),
      list: list('steps', 'runId'),
    },
    hooks: {
      get: get('hook', 'hookId'),
      getByToken: get('hook', 'token'),
      list: list('hooks', 'runId'),
    },
  };
}
