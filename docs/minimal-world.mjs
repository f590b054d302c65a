// A complete World on files, the storage half of the contract, to start from.
// What is stored is a file for each version of it, numbered from 1, which only one
// process can create. docs/world.md of worldproof explains the shapes.
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { link, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

const FRESH = {
  run: { status: 'pending' },
  step: { status: 'pending', attempt: 0 },
  wait: { status: 'waiting' },
  hook: { ownerId: 'me', projectId: 'mine', environment: 'local' },
};
const ABSENT = { run: 'WorkflowRunNotFoundError', hook: 'HookNotFoundError' };

/** The SDK tells errors by their name: no class has to be imported. */
function refuseIf(isSo, status, name = 'WorkflowWorldError') {
  if (isSo) throw Object.assign(new Error(name), { name, status });
}
/** Undefined is whatever there is, and a list one of its values. */
const has = (wanted) => (row) =>
  Object.entries(wanted).every(
    ([key, value]) => value === undefined || [value].flat().includes(row[key])
  );

/** Every change is an event. It throws, or all of it takes place. */
function apply(state, runId, data, at = new Date()) {
  const { eventType, correlationId, specVersion, eventData = {} } = data;
  const [kind, verb] = eventType.split('_');
  const ids = { runId, [`${kind}Id`]: correlationId ?? runId };
  const insert = (table, fields) => {
    const seq = `evnt_${String(++state.serial).padStart(12, '0')}`;
    const row = { [`${table}Id`]: seq, seq, createdAt: at, updatedAt: at };
    state[table].push(Object.assign(row, fields));
    return row;
  };
  const log = (other) => insert('event', { ...data, runId, ...other });
  const isStart = eventType === 'run_started' && eventData.input;
  if (isStart && !state.run.some(has({ runId }))) {
    // The creation was lost (spec version 3): the start brings what it needs.
    apply(state, runId, { ...data, eventType: 'run_created' }, at);
  }
  const run = state.run.find(has({ runId }));
  const row = state[kind].find(has(ids));
  refuseIf(!run && eventType !== 'run_created', 404, ABSENT.run);
  // A step that runs may report its outcome although its run has ended.
  const isOutcome = row?.status === 'running' && verb !== 'started';
  const isLate = kind === 'run' ? verb === 'started' : !isOutcome;
  refuseIf(run?.completedAt && isLate, 410, 'RunExpiredError');
  if (verb === 'created') {
    // A hook that is gone keeps its id, so the log is asked.
    const isKnown = state.event.some(has({ runId, eventType, correlationId }));
    refuseIf(isKnown, 409, 'EntityConflictError');
    const owner = state.hook.find(({ token }) => token === eventData.token);
    // A taken token is no error: the claim is answered with another event.
    const claim = { token: eventData.token, conflictingRunId: owner?.runId };
    const conflict = { eventType: 'hook_conflict', eventData: claim };
    if (owner) return { event: log(conflict) };
    const fields = { ...ids, specVersion, ...FRESH[kind], ...eventData };
    return { [kind]: insert(kind, fields), event: log() };
  }
  refuseIf(!row, 404, ABSENT[kind]);
  if (verb === 'disposed') state.hook = state.hook.filter((x) => x !== row);
  if (kind === 'hook') return { hook: row, event: log() };
  const status = { started: 'running', retrying: 'pending' }[verb] ?? verb;
  // To start a run that runs, and to cancel it twice, is no error.
  const isIdle = kind === 'run' && row.status === status;
  if (isIdle && /started|cancelled/.test(verb)) return { run: row };
  refuseIf(row.completedAt, 409, 'EntityConflictError');
  refuseIf(status === 'running' && row.retryAfter > at, 425, 'TooEarlyError');
  if (verb === 'started') row.startedAt ??= at;
  if (eventType === 'step_started') row.attempt += 1;
  const { result, output = result, error = row.error, retryAfter } = eventData;
  Object.assign(row, { status, output, error, retryAfter, updatedAt: at });
  if (status === verb) row.completedAt = at;
  // An end frees the tokens of its run, and its waits are gone.
  const stays = (each) => each.runId !== runId || !run.completedAt;
  state.hook = state.hook.filter(stays);
  state.wait = state.wait.filter(stays);
  return { [kind]: row, event: log() };
}

export function createWorld({ dataDir = '.workflow-data' } = {}) {
  mkdirSync(join(dataDir, 'drafts'), { recursive: true });

  async function newest() {
    const names = await readdir(dataDir);
    const version = Math.max(0, ...names.map((name) => Number(name) || 0));
    const tables = { event: [], run: [], hook: [], step: [], wait: [] };
    if (version === 0) return { version, serial: 0, ...tables };
    return deserialize(await readFile(join(dataDir, `${version}`)));
  }

  /** It is there as a whole or not at all, of one that writes it, and for good. */
  async function create(given, data) {
    const state = await newest();
    state.version += 1;
    const answer = apply(state, given ?? `wrun_${state.version}`, data);
    const draft = join(dataDir, 'drafts', randomUUID());
    await writeFile(draft, serialize(state), { flush: true });
    const linking = link(draft, join(dataDir, `${state.version}`));
    const failure = await linking.catch((error) => error);
    await rm(draft);
    if (failure?.code === 'EEXIST') return create(given, data);
    if (failure) throw failure;
    const folder = await open(dataDir);
    await folder.sync();
    await folder.close();
    return answer;
  }

  /** The cursor is the number of the last row: what comes later moves nothing. */
  async function page(kind, { pagination, resolveData, ...wanted } = {}) {
    const { limit = 100, cursor, sortOrder } = pagination ?? {};
    const rows = (await newest())[kind].filter(has(wanted));
    if (sortOrder === 'desc') rows.reverse();
    const isLeft = ({ seq }) =>
      sortOrder === 'desc' ? seq < cursor : seq > cursor;
    const rest = cursor ? rows.filter(isLeft) : rows;
    const data = rest.slice(0, limit);
    // 'none' asks for all but what may be large.
    const large = { input: undefined, output: undefined, eventData: undefined };
    if (resolveData === 'none') data.map((row) => Object.assign(row, large));
    const last = data.at(-1)?.seq ?? cursor ?? null;
    return { data, cursor: last, hasMore: rest.length > limit };
  }

  const reads = (kind, ...names) => ({
    list: (params) => page(kind, params),
    get: async (...given) => {
      const ids = names.map((name) => [name, given.shift()]);
      const wanted = { ...Object.fromEntries(ids), ...given[0] };
      const { data } = await page(kind, wanted);
      refuseIf(data.length === 0, 404, ABSENT[kind]);
      return data[0];
    },
  });
  const events = reads('event', 'runId', 'eventId');
  const { get: getByToken } = reads('hook', 'token');
  return {
    // 2 is runs, steps and hooks; 3 adds waits, retryAfter, a start that creates.
    specVersion: 3,
    events: { ...events, create, listByCorrelationId: events.list },
    runs: reads('run', 'runId'),
    steps: reads('step', 'runId', 'stepId'),
    hooks: { ...reads('hook', 'hookId'), getByToken },
  };
}
