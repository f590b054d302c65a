import type { Page, WorldHook, WorldRun } from '../contract/api.js';
import { toRun } from '../reference/entities.js';
import { EVENT_TYPES } from '../reference/event-call.js';
import {
  allRuns,
  listHooks,
  matchesQuery,
  matchesStatus,
} from '../reference/lists.js';
import { mapPage, pageOf } from '../reference/paging.js';
import type { RunsQuery } from '../reference/queries.js';
import { record } from '../reference/record.js';
import type { RunRow } from '../reference/rows.js';
import type { ReferenceRules } from '../reference/rules.js';
import type { Scope } from '../reference/scope.js';
import { around } from './around.js';
import type { Mutant } from './mutant.js';

const PAGE_SIZE = 100;

function byAge(left: RunRow, right: RunRow): number {
  return (
    right.createdAtMs - left.createdAtMs || (left.runId < right.runId ? 1 : -1)
  );
}

/** Newest first, and a page is "the next n": a new run moves all the others. */
async function listByOffset(
  scope: Scope,
  query: RunsQuery
): Promise<Page<WorldRun>> {
  const { limit = PAGE_SIZE, cursor = '0' } = query.pagination ?? {};
  const start = Number(cursor);
  const found = (await allRuns(scope))
    .filter((run) => matchesQuery(scope, run, query))
    .sort(byAge);
  const data = found.slice(start, start + limit).map(toRun);
  const end = start + data.length;
  return { data, cursor: String(end), hasMore: end < found.length };
}

function keyOfUpdate({ updatedAtMs, length, runId }: RunRow): string {
  const version = String(length).padStart(6, '0');
  return `${String(updatedAtMs).padStart(16, '0')}/${version}/${runId}`;
}

/** Least recently changed first: a run that changes comes once more. */
async function listByUpdate(
  scope: Scope,
  query: RunsQuery
): Promise<Page<WorldRun>> {
  const found = (await allRuns(scope))
    .filter((run) => matchesQuery(scope, run, query))
    .sort((left, right) => (keyOfUpdate(left) < keyOfUpdate(right) ? -1 : 1));
  return mapPage(pageOf(found, keyOfUpdate, query.pagination), toRun);
}

/** What this process writes it forgets; what others write it never hears of. */
const CACHED_LISTS: Partial<ReferenceRules> = {
  async listHooks(scope, query) {
    const key = `hooks of ${query.runId}`;
    const cached = scope.memory.get(key) as Page<WorldHook> | undefined;
    const page = cached ?? (await listHooks(scope, query));
    scope.memory.set(key, page);
    return page;
  },
  ...around(EVENT_TYPES, async (scope, call) => {
    try {
      return await record(scope, call);
    } finally {
      scope.memory.delete(`hooks of ${call.runId}`);
    }
  }),
};

/** An index beside the runs, written when there is time for it. */
const EVENTUAL_INDEX: Partial<ReferenceRules> = {
  ...around(['attr_set'], async (scope, call) => {
    const result = await record(scope, call);
    const attributes = result.run?.attributes ?? {};
    const { runId } = call;
    // Nobody waits for it, so the answer overtakes it.
    void scope.store.put('scratch', `index/${runId}`, { runId, attributes });
    return result;
  }),
  async findRuns(scope, { attributes: wanted = {}, pagination }) {
    const rows = await scope.store.transact(scope.now, (tx) =>
      tx.look('attribute index', (view) =>
        view.scan('runs', '').filter(({ runId }) => {
          const indexed = view.get('scratch', `index/${runId}`)?.attributes;
          return scope.rules.matchesAttributes(indexed ?? {}, wanted);
        })
      )
    );
    return mapPage(
      pageOf(rows, ({ runId }) => runId, pagination),
      toRun
    );
  },
};

export const LOOKUP_MUTANTS: readonly Mutant[] = [
  {
    id: 'lookup.status/first-of-array',
    clause: 'lookup.status',
    title: 'Of an array of statuses only the first is looked for.',
    visible: 'alone',
    rules: {
      matchesStatus: (run, status) =>
        matchesStatus(run, Array.isArray(status) ? status.slice(0, 1) : status),
    },
  },
  {
    id: 'lookup.status/empty-is-all',
    clause: 'lookup.status',
    title: 'An empty array of statuses is taken for no filter.',
    visible: 'alone',
    rules: {
      matchesStatus: (run, status) =>
        status?.length === 0 || matchesStatus(run, status),
    },
  },
  {
    id: 'read.fresh/process-cache',
    clause: 'read.fresh',
    title:
      "A process caches lists of hooks and does not hear of other processes' claims.",
    visible: 'across processes',
    rules: CACHED_LISTS,
  },
  {
    id: 'lookup.pages/offset',
    clause: 'lookup.pages',
    title:
      'Pages are counted by offset, newest first: a run created meanwhile repeats another.',
    visible: 'in a race',
    rules: { listRuns: listByOffset },
  },
  {
    id: 'lookup.pages/by-update',
    clause: 'lookup.pages',
    title: 'Pages follow the time of change: a run that changes comes twice.',
    visible: 'in a race',
    rules: { listRuns: listByUpdate },
  },
  {
    id: 'attributes.merge/replace',
    clause: 'attributes.merge',
    title: 'attr_set replaces all attributes by those that it names.',
    visible: 'alone',
    rules: {
      mergeAttributes: (_attributes, changes) =>
        Object.fromEntries(
          changes.filter(
            (change): change is readonly [string, string] => change[1] !== null
          )
        ),
    },
  },
  {
    id: 'attributes.merge/null-is-text',
    clause: 'attributes.merge',
    title: 'A removal stores the text "null".',
    visible: 'alone',
    rules: {
      mergeAttributes: (attributes, changes) => ({
        ...attributes,
        ...Object.fromEntries(
          changes.map(([key, value]) => [key, String(value)])
        ),
      }),
    },
  },
  {
    id: 'attributes.merge/reserved-allowed',
    clause: 'attributes.merge',
    title: 'Reserved $ keys are written for anybody.',
    visible: 'alone',
    rules: { timing: { 'attributes.reserved': 'never' } },
  },
  {
    id: 'lookup.attributes/any-pair',
    clause: 'lookup.attributes',
    title: 'A run is found if any of the wanted pairs matches.',
    visible: 'alone',
    rules: {
      matchesAttributes: (attributes, wanted) =>
        Object.entries(wanted).some(
          ([key, value]) => attributes[key] === value
        ),
    },
  },
  {
    id: 'lookup.attributes/eventual-index',
    clause: 'lookup.attributes',
    title:
      'The attribute index is written in the background, after attr_set has answered.',
    visible: 'in a race',
    rules: EVENTUAL_INDEX,
  },
];
