import type {
  HookState,
  KeyState,
  Outcome,
  RunState,
  State,
  StepState,
  WaitState,
} from './state.js';

/** Equal for equal states, whatever order their entities came in. */
export function stateKey({ runs, hooks, keys, doubts }: State): string {
  const [run, hook] = [tableKey(runs, runFields), tableKey(hooks, hookFields)];
  const key = `${run}\n${hook}\n${tableKey(keys, keyFields)}`;
  return doubts ? `${key}\n${tableKey(doubts, doneFields)}` : key;
}

type Table<Entity> = Readonly<Record<string, Entity>>;

/** By type, each field of an entity: one that is added cannot be forgotten. */
type Fields<Entity> = Readonly<Record<keyof Entity, unknown>>;

const rendered = new WeakMap<object, string>();

/** Tables and entities are never changed in place, so each is rendered once. */
function once<T extends object>(
  value: T,
  render: (value: T) => string
): string {
  let text = rendered.get(value);
  if (text === undefined) {
    text = render(value);
    rendered.set(value, text);
  }
  return text;
}

function tableKey<Entity extends object>(
  table: Table<Entity>,
  fieldsOf: (entity: Entity) => Fields<Entity>
): string {
  return once(table, () =>
    sortedEntries(table)
      .map(([name, entity]) => name + once(entity, () => textOf(entity)))
      .join('\n')
  );

  function textOf(entity: Entity): string {
    return JSON.stringify(Object.values(fieldsOf(entity)));
  }
}

function sortedEntries<Value>(table: Table<Value>): [string, Value][] {
  return Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1));
}

function runFields(run: RunState): Fields<RunState> {
  return {
    status: run.status,
    value: run.value,
    input: run.input,
    workflow: run.workflow,
    deployment: run.deployment,
    context: run.context,
    publicKey: run.publicKey,
    started: run.started,
    attributes: sortedEntries(run.attributes),
    steps: sortedEntries(run.steps).map(([name, step]) => [
      name,
      ...Object.values(stepFields(step)),
    ]),
    waits: sortedEntries(run.waits).map(([name, wait]) => [
      name,
      ...Object.values(waitFields(wait)),
    ]),
    resumes: sortedEntries(run.resumes),
    endedAt: run.endedAt,
    seenEnded: run.seenEnded,
    appended: run.appended,
  };
}

function stepFields(step: StepState): Fields<StepState> {
  return {
    status: step.status,
    input: step.input,
    value: step.value,
    created: step.created,
    started: step.started,
    starts: step.starts,
    error: step.error,
    retryAt: step.retryAt,
    waits: step.waits,
    retriedMs: step.retriedMs,
    vague: step.vague,
  };
}

function waitFields(wait: WaitState): Fields<WaitState> {
  return {
    status: wait.status,
    inMs: wait.inMs,
    dueMs: wait.dueMs,
    created: wait.created,
  };
}

function hookFields(hook: HookState): Fields<HookState> {
  return {
    run: hook.run,
    token: hook.token,
    metadata: hook.metadata,
    isWebhook: hook.isWebhook,
    isSystem: hook.isSystem,
    held: hook.held,
    live: hook.live,
    disposed: hook.disposed,
    ghost: hook.ghost,
    ended: hook.ended,
    untilMs: hook.untilMs,
  };
}

function keyFields(key: KeyState): Fields<KeyState> {
  return {
    run: key.run,
    key: key.key,
    workflow: key.workflow,
    input: key.input,
    windowMs: key.windowMs,
  };
}

function doneFields({ isDone, left, done }: Outcome): Fields<Outcome> {
  return { isDone, left, done };
}
