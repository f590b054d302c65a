import type { WorldEvent } from '../contract/api.js';
import { appendCall, runOf } from '../reference/append.js';
import { ATTRIBUTES_RESERVED } from '../reference/attributes.js';
import { toRun } from '../reference/entities.js';
import { EVENT_TYPES, type EventCall } from '../reference/event-call.js';
import { eventIdAt } from '../reference/ids.js';
import { listEvents } from '../reference/lists.js';
import { pageOf } from '../reference/paging.js';
import { preload } from '../reference/preload.js';
import { record, writeOut } from '../reference/record.js';
import type { EventRow, RunRow } from '../reference/rows.js';
import type { ReferenceRules, Write } from '../reference/rules.js';
import { newRun, RUN_UNBORN } from '../reference/runs.js';
import { withRules } from '../reference/scope.js';
import type { Store } from '../reference/store.js';
import { around, type Way } from './around.js';
import type { MutantEntries } from './mutant.js';

/** The run can be found, and take events, before its first event is there. */
const entityThenEvent: Way = async (scope, call) => {
  const insert: Write = (tx, { time }) => {
    tx.put('runs', call.runId, newRun(call, time.nowMs));
    return {};
  };
  await writeOut(scope, call, insert, [RUN_UNBORN, ATTRIBUTES_RESERVED]);
  return writeOut(scope, call, (tx, situation) => {
    const { event, run } = appendCall(tx, situation, runOf(situation));
    return { event, run: toRun(run) };
  });
};

/** A start that creates its run writes two events at once. */
function isBirth(row: RunRow | undefined, { type }: EventCall): boolean {
  return row === undefined && type === 'run_started';
}

/** Takes the id from a counter that was read before. */
const takeStaleId: Way = async (scope, call) => {
  const row = await scope.store.get('runs', call.runId);
  if (isBirth(row, call)) return record(scope, call);
  // A start that creates its step takes two positions.
  let taken = row?.length ?? 0;
  const eventId = () => eventIdAt(++taken);
  return record(withRules(scope, { eventId }), call);
};

/** Answers with the position that was next when the call came in. */
const answerStaleId: Way = async (scope, call) => {
  const row = await scope.store.get('runs', call.runId);
  if (isBirth(row, call)) return record(scope, call);
  const next = eventIdAt((row?.length ?? 0) + (call.isLazy ? 2 : 1));
  const result = await record(scope, call);
  const { event } = result;
  // An event that was there already is answered as it is.
  if (event === undefined || event.eventId < next) return result;
  return { ...result, event: { ...event, eventId: next } };
};

/** The hook gets its token, and the log does not say which. */
const recordWithoutToken: Way = (scope, call) => {
  const { token: _, ...data } = call.data;
  return record(scope, { ...call, data });
};

/** A column for the kind of who has set them, and none for who it was. */
const recordKindOfWriter: Way = (scope, call) => {
  const { type } = call.data.writer as { readonly type: string };
  return record(scope, { ...call, data: { ...call.data, writer: { type } } });
};

const sequences = new WeakMap<Store, Map<string, number>>();

/** A sequence of the database: outside of transactions, never given back. */
function nextOf(store: Store, name: string, step = 1): number {
  const values = sequences.get(store) ?? new Map<string, number>();
  sequences.set(store, values);
  const next = values.get(name) ?? 1;
  values.set(name, next + step);
  return next;
}

const BLOCK_SIZE = 10;

/** Each process draws a block of ids and uses it up at its leisure. */
const eventIdOfBlock: ReferenceRules['eventId'] = (_position, situation) => {
  const { scope, call } = situation;
  const name = `block ${call.runId}`;
  let next = (scope.memory.get(name) as number | undefined) ?? 1;
  if (next % BLOCK_SIZE === 1) {
    next = nextOf(scope.store, call.runId, BLOCK_SIZE);
  }
  scope.memory.set(name, next + 1);
  return eventIdAt(next);
};

function keyOfClock({ createdAt, eventId }: EventRow): string {
  // Within one millisecond the random part of the id decides.
  const random = (Number(eventId.slice(-3)) * 7) % 11;
  const time = String(createdAt.getTime()).padStart(16, '0');
  return `${time}/${String(random).padStart(2, '0')}/${eventId}`;
}

function listBy(
  keyOf: (event: EventRow) => string
): ReferenceRules['listEvents'] {
  return async (scope, { runId, pagination }) => {
    const events = [...(await scope.store.scan('events', `${runId}/`))];
    events.sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
    return pageOf<WorldEvent>(
      events,
      (event) => keyOf(event as EventRow),
      pagination
    );
  };
}

/** As in a sorted set whose score is the time. */
const pageByTime: ReferenceRules['listEvents'] = async (
  scope,
  { runId, pagination }
) => {
  const events = await scope.store.scan('events', `${runId}/`);
  const timeOf = (event: WorldEvent) =>
    String((event as EventRow).createdAt.getTime()).padStart(16, '0');
  return pageOf<WorldEvent>(events, timeOf, pagination);
};

/** Not where a page holds one event, since the list would never end. */
const pageFromLast: ReferenceRules['listEvents'] = async (
  scope,
  { runId, pagination = {} }
) => {
  const events = await scope.store.scan('events', `${runId}/`);
  const { limit = events.length, cursor } = pagination;
  const overlap = cursor === undefined || limit < 2 ? 0 : 1;
  const from = Math.max(0, Number(cursor ?? 0) - overlap);
  const data = events.slice(from, from + limit);
  const next = from + data.length;
  return { data, cursor: String(next), hasMore: next < events.length };
};

const allButLast: ReferenceRules['preload'] = (scope, runId) => {
  const { events = [], ...page } = preload(scope, runId);
  return { ...page, events: events.slice(0, -1) };
};

const remembered: ReferenceRules['preload'] = (scope, runId) => {
  const key = `log of ${runId}`;
  const known = scope.memory.get(key) as ReturnType<typeof preload> | undefined;
  const first = known ?? preload(scope, runId);
  scope.memory.set(key, first);
  return first;
};

const timeless = ({ createdAt: _, ...event }: WorldEvent): WorldEvent => event;

export const LOG_MUTANTS: MutantEntries = {
  'log.created-first/entity-then-event': {
    title:
      'The run is inserted before its run_created, and other events come first.',
    visible: 'in a race',
    rules: around(['run_created'], entityThenEvent),
  },
  'log.unique-ids/stale-counter': {
    title: 'Event ids come from a counter that is read, then written.',
    visible: 'in a race',
    rules: around(EVENT_TYPES, takeStaleId),
  },
  'log.order/by-clock': {
    title:
      "The log is sorted by the writer's clock, and by a random id within a millisecond.",
    visible: 'alone',
    rules: { listEvents: listBy(keyOfClock) },
  },
  'log.order/blocks': {
    title:
      'Each process draws ids in blocks, and the log is sorted by these ids.',
    visible: 'across processes',
    rules: {
      eventId: eventIdOfBlock,
      listEvents: listBy(({ eventId }) => eventId),
    },
  },
  'log.durable/answers-stale-id': {
    title:
      'A write is answered with the position that was next when it came in, though its event got another.',
    visible: 'in a race',
    rules: around(EVENT_TYPES, answerStaleId),
  },
  'log.created-at/not-listed': {
    title: 'Events are listed without the time of their creation.',
    visible: 'alone',
    rules: {
      async listEvents(scope, query) {
        const page = await listEvents(scope, query);
        return { ...page, data: page.data.map(timeless) };
      },
    },
  },
  'log.stamped/joined-with-run': {
    title: 'A list joins the run, and shows its createdAt for each event.',
    visible: 'alone',
    rules: {
      async listEvents(scope, query) {
        const page = await listEvents(scope, query);
        const run = await scope.store.get('runs', query.runId);
        const createdAt = new Date(run?.createdAtMs ?? 0);
        return { ...page, data: page.data.map((e) => ({ ...e, createdAt })) };
      },
    },
  },
  'log.faithful/token-not-logged': {
    title: 'hook_created is logged without the token that it claimed.',
    visible: 'alone',
    rules: around(['hook_created'], recordWithoutToken),
  },
  'log.faithful/version-of-the-log': {
    title: 'Every event is listed with the version that the log was begun in.',
    visible: 'alone',
    rules: {
      async listEvents(scope, query) {
        const page = await listEvents(scope, query);
        return {
          ...page,
          data: page.data.map((e) => ({ ...e, specVersion: 1 })),
        };
      },
    },
  },
  'log.faithful/kind-of-writer': {
    title: 'attr_set is logged as of a step, and not of which.',
    visible: 'alone',
    rules: around(['attr_set'], recordKindOfWriter),
  },
  'log.pages/cursor-of-time': {
    title:
      'The cursor is the time of the last event: what shares its millisecond is not on the next page.',
    visible: 'alone',
    rules: { listEvents: pageByTime },
  },
  'log.pages/inclusive-cursor': {
    title: 'The next page begins with the last event of the one before.',
    visible: 'alone',
    rules: { listEvents: pageFromLast },
  },
  'log.preloaded/read-before': {
    title: 'A start is answered with the log as it was before its own event.',
    visible: 'alone',
    rules: { preload: allButLast },
  },
  'log.preloaded/remembered': {
    title:
      'A process that has started a run once answers with the log as it was then.',
    visible: 'alone',
    rules: { preload: remembered },
  },
  'log.slots/burnt-numbers': {
    title:
      'Positions are drawn from a sequence before the commit: a retried append leaves a hole.',
    visible: 'in a race',
    rules: {
      eventId: (_position, { scope, call }) =>
        eventIdAt(nextOf(scope.store, call.runId)),
    },
  },
};
