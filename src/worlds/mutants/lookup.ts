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
import type { ReferenceRules, Scope } from '../reference/rules.js';
import { around } from './around.js';
import type { MutantEntries } from './mutant.js';

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

export const LOOKUP_MUTANTS: MutantEntries = {
  'lookup.status/first-of-array': {
    title: 'Of an array of statuses only the first is looked for.',
    visible: 'alone',
    rules: {
      matchesStatus: (run, status) =>
        matchesStatus(run, Array.isArray(status) ? status.slice(0, 1) : status),
    },
  },
  'lookup.status/empty-is-all': {
    title: 'An empty array of statuses is taken for no filter.',
    visible: 'alone',
    rules: {
      matchesStatus: (run, status) =>
        status?.length === 0 || matchesStatus(run, status),
    },
  },
  'read.fresh/process-cache': {
    title:
      "A process caches lists of hooks and does not hear of other processes' claims.",
    visible: 'across processes',
    rules: CACHED_LISTS,
  },
  'lookup.pages/offset': {
    title:
      'Pages are counted by offset, newest first: a run created meanwhile repeats another.',
    visible: 'in a race',
    rules: { listRuns: listByOffset },
  },
  'lookup.pages/by-update': {
    title: 'Pages follow the time of change: a run that changes comes twice.',
    visible: 'in a race',
    rules: { listRuns: listByUpdate },
  },
};
