// A complete World on files, the storage half of the contract, to start from.
// docs/world.md of worldproof explains the shapes of events and answers.
import * as fs from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';

const MINE = { ownerId: 'me', projectId: 'mine', environment: 'local' };
const NEW = { status: 'pending', attempt: 0 };
const FRESH = { run: NEW, step: NEW, wait: { status: 'waiting' }, hook: MINE };
const ABSENT = { run: 'WorkflowRunNotFoundError', hook: 'HookNotFoundError' };

/** The SDK tells errors by their name: no class has to be imported. */
function refuseIf(isSo, status, name = 'WorkflowWorldError') {
  if (isSo) throw Object.assign(new Error(name), { name, status });
}
/** Undefined is whatever there is, and a list one of its values. */
const has = (ask) => (row) =>
  Object.entries(ask).every(([k, v]) => [v ?? row[k]].flat().includes(row[k]));

/** Every change is an event. It throws, or all of it takes place. */
function apply(state, runId, data, at = new Date()) {
  const { eventType, correlationId, specVersion, eventData = {} } = data;
  const [kind, verb] = eventType.split('_');
  const ids = { runId, [`${kind}Id`]: correlationId ?? runId };
  let run = state.run.find(has({ runId }));
  // The creation was lost (spec version 3): the start brings what it needs.
  if (!run && eventType === 'run_started' && eventData.input)
    ({ run } = apply(state, runId, { ...data, eventType: 'run_created' }, at));
  refuseIf(!run && eventType !== 'run_created', 404, ABSENT.run);
  const row = state[kind].find(has(ids));
  const status = { started: 'running', retrying: 'pending' }[verb] ?? verb;
  // To start a run that runs, and to cancel it twice, is no error.
  const isIdle = kind === 'run' && row?.status === status;
  if (isIdle && /started|cancelled/.test(verb)) return { run };
  // A step that runs may report its outcome although its run has ended.
  const isOutcome = kind === 'run' || row?.status === 'running';
  const isLate = verb === 'started' || !isOutcome;
  refuseIf(run?.completedAt && isLate, 410, 'RunExpiredError');
  const isKnown = state.event.some(has({ runId, eventType, correlationId }));
  const eventId = `evnt_${1e12 + state.event.length}`;
  const event = { ...data, runId, eventId, createdAt: at };
  state.event.push(event);
  if (verb === 'created') {
    // A hook that is gone keeps its id, so the log was asked.
    refuseIf(isKnown, 409, 'EntityConflictError');
    const { token } = eventData;
    const owner = state.hook.find((hook) => hook.token === token);
    // A taken token is no error: the claim is answered with another event.
    const claim = { token, conflictingRunId: owner?.runId };
    const conflict = { eventType: 'hook_conflict', eventData: claim };
    if (owner) return { event: Object.assign(event, conflict) };
    const fields = { eventId, specVersion, createdAt: at, updatedAt: at };
    state[kind].push({ ...ids, ...fields, ...FRESH[kind], ...eventData });
    return { event, [kind]: state[kind].at(-1) };
  }
  refuseIf(!row, 404, ABSENT[kind]);
  if (verb === 'disposed') state.hook = state.hook.filter((x) => x !== row);
  if (kind === 'hook') return { event, hook: row };
  refuseIf(row.completedAt, 409, 'EntityConflictError');
  refuseIf(verb === 'started' && row.retryAfter > at, 425, 'TooEarlyError');
  const { result, output = result, error = row.error, retryAfter } = eventData;
  Object.assign(row, { status, output, error, retryAfter, updatedAt: at });
  if (verb === 'started') row.startedAt ??= at;
  if (verb === 'started') row.attempt += 1;
  if (status === verb) row.completedAt = at;
  // An end frees the tokens of its run.
  if (run.completedAt) state.hook = state.hook.filter((x) => x.runId !== runId);
  return { event, [kind]: row };
}

export async function createWorld({ dataDir = '.workflow-data' } = {}) {
  await fs.mkdir(`${dataDir}/drafts`, { recursive: true });
  async function newest() {
    const last = Math.max(0, ...(await fs.readdir(dataDir)).filter(Number));
    if (last) return deserialize(await fs.readFile(`${dataDir}/${last}`));
    return { version: 0, event: [], run: [], step: [], hook: [], wait: [] };
  }
  /** A version is there as a whole or not at all, of one who made it, for good. */
  async function create(given, data) {
    const state = await newest();
    state.version += 1;
    const answer = apply(state, given ?? `wrun_${state.version}`, data);
    const draft = `${dataDir}/drafts/${crypto.randomUUID()}`;
    await fs.writeFile(draft, serialize(state), { flush: true });
    const linking = fs.link(draft, `${dataDir}/${state.version}`);
    const failure = await linking.catch((error) => error);
    await fs.rm(draft);
    if (failure?.code === 'EEXIST') return create(given, data);
    if (failure) throw failure;
    const folder = await fs.open(dataDir);
    await folder.sync().finally(() => folder.close());
    return answer;
  }
  /** The cursor is the last row's event: what comes later moves nothing. */
  async function list(kind, { pagination, resolveData, ...ask } = {}) {
    const { limit = 100, cursor, sortOrder } = pagination ?? {};
    const isDesc = sortOrder === 'desc';
    const isNext = ({ eventId: id }) => (isDesc ? id < cursor : id > cursor);
    const rows = (await newest())[kind].filter(has(ask));
    if (isDesc) rows.reverse();
    const rest = cursor ? rows.filter(isNext) : rows;
    const data = rest.slice(0, limit);
    // 'none' asks for all but what may be large.
    const large = { input: undefined, output: undefined, eventData: undefined };
    if (resolveData === 'none') data.map((row) => Object.assign(row, large));
    const last = data.at(-1)?.eventId ?? cursor ?? null;
    return { data, cursor: last, hasMore: rest.length > limit };
  }
  const reads = (kind, ...names) => ({
    list: (params) => list(kind, params),
    get: async (...given) => {
      const ids = names.map((name) => [name, given.shift()]);
      const ask = { ...Object.fromEntries(ids), ...given[0] };
      const [row] = (await list(kind, ask)).data;
      refuseIf(!row, 404, ABSENT[kind]);
      return row;
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
