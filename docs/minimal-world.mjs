// A complete World on files, the storage half of the contract, to start from.
// docs/world.md of worldproof explains the shapes of events and answers.
import * as fs from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';

const NEW = { status: 'pending', attempt: 0 };
const LIVE = { status: 'live', ownerId: '', projectId: '', environment: '' };
const FRESH = { run: NEW, step: NEW, wait: { status: 'waiting' }, hook: LIVE };
const BECOMES = { started: 'running', retrying: 'pending', received: 'live' };
const ABSENT = { run: 'WorkflowRunNotFoundError', hook: 'HookNotFoundError' };
const LARGE = { input: undefined, output: undefined, eventData: undefined };

/** The SDK tells errors by their name: no class has to be imported. */
function refuse(status, name = 'WorkflowWorldError') {
  throw Object.assign(new Error(name), { name, status });
}
/** Undefined is whatever there is, and a list one of its values. */
const has = (ask) => (row) =>
  Object.entries(ask).every(([k, v]) => [v ?? row[k]].flat().includes(row[k]));

/** Every change is an event. It throws, or all of it takes place. */
function apply(state, runId, data, at = new Date()) {
  const { eventType, correlationId, specVersion, eventData = {} } = data;
  const { token, result, output = result, errorCode, retryAfter } = eventData;
  const [kind, verb] = eventType.split('_');
  const ids = { runId, [`${kind}Id`]: correlationId ?? runId };
  let run = state.run.find(has({ runId }));
  // The creation was lost (spec version 3): the start brings what it needs.
  if (!run && eventType === 'run_started' && eventData.input)
    ({ run } = apply(state, runId, { ...data, eventType: 'run_created' }, at));
  if (!run && eventType !== 'run_created') refuse(404, ABSENT.run);
  const row = state[kind].find(has(ids));
  const was = row?.status;
  const next = BECOMES[verb] ?? verb;
  // To start a run that runs, and to cancel it twice, is no error.
  if (was === next && /run_(started|cancelled)/.test(eventType)) return { run };
  // A step that runs may report its outcome although its run has ended.
  const isOutcome = verb !== 'started' && (kind === 'run' || was === 'running');
  if (run?.completedAt && !isOutcome) refuse(410, 'RunExpiredError');
  const eventId = `evnt_${state.event.length}`;
  const event = { ...data, runId, eventId, createdAt: at };
  state.event.push(event);
  if (verb === 'created') {
    if (row) refuse(409, 'EntityConflictError');
    const owner = token && state.hook.find(has({ token, status: 'live' }));
    // A taken token is no error: the claim is answered with another event.
    const claim = { token, conflictingRunId: owner?.runId };
    const conflict = { eventType: 'hook_conflict', eventData: claim };
    if (owner) return { event: Object.assign(event, conflict) };
    const fields = { eventId, specVersion, createdAt: at, updatedAt: at };
    state[kind].push({ ...ids, ...fields, ...FRESH[kind], ...eventData });
    return { event, [kind]: state[kind].at(-1) };
  }
  if (!row || (kind === 'hook' && row.completedAt)) refuse(404, ABSENT[kind]);
  if (row.completedAt) refuse(409, 'EntityConflictError');
  if (verb === 'started' && row.retryAfter > at) refuse(425, 'TooEarlyError');
  const outcome = { output, errorCode, error: eventData.error ?? row.error };
  Object.assign(row, { status: next, ...outcome, retryAfter, updatedAt: at });
  if (verb === 'started') row.startedAt ??= at;
  if (verb === 'started') row.attempt += 1;
  if (next === verb) row.completedAt = at;
  // An end frees the tokens of its run.
  for (const hook of state.hook.filter(has({ runId })))
    if (run.completedAt) hook.status = 'gone';
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
    const version = ++state.version;
    const answer = apply(state, given ?? `wrun_${version}`, data);
    const draft = `${dataDir}/drafts/${crypto.randomUUID()}`;
    await fs.writeFile(draft, serialize(state), { flush: true });
    const error = await fs.link(draft, `${dataDir}/${version}`).catch((e) => e);
    await fs.rm(draft);
    if (error?.code === 'EEXIST') return create(given, data);
    if (error) throw error;
    const folder = await fs.open(dataDir);
    await folder.sync().finally(() => folder.close());
    return answer;
  }
  /** The cursor is the event of the last row, and rows stay where they are. */
  async function list(kind, { pagination, resolveData, ...ask } = {}) {
    const all = (await newest())[kind];
    if (pagination?.sortOrder === 'desc') all.reverse();
    if (kind === 'hook') ask.status = 'live';
    const from = all.findIndex((row) => row.eventId === pagination?.cursor) + 1;
    const rest = all.slice(from).filter(has(ask));
    const data = rest.slice(0, pagination?.limit ?? 100);
    // 'none' asks for all but what may be large.
    if (resolveData === 'none') data.map((row) => Object.assign(row, LARGE));
    const cursor = data.at(-1)?.eventId ?? null;
    return { data, cursor, hasMore: rest.length > data.length };
  }
  const reads = (kind, asked) => ({
    list: (params) => list(kind, params),
    get: async (...given) =>
      (await list(kind, asked(...given))).data[0] ?? refuse(404, ABSENT[kind]),
  });
  const events = reads('event', (runId, eventId) => ({ runId, eventId }));
  const { get: getByToken } = reads('hook', (token) => ({ token }));
  return {
    // 2 is runs, steps and hooks; 3 adds waits, retryAfter, a start that creates.
    specVersion: 3,
    events: { ...events, create, listByCorrelationId: events.list },
    runs: reads('run', (runId, params) => ({ runId, ...params })),
    steps: reads('step', (runId, stepId, rest) => ({ runId, stepId, ...rest })),
    hooks: { ...reads('hook', (hookId) => ({ hookId })), getByToken },
  };
}
