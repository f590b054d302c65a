import type { Page, Pagination, WorldEvent } from '../contract/api.js';
import { toRun, toStep } from '../reference/entities.js';
import { ofRun } from '../reference/ids.js';
import {
  allRuns,
  eventsOf,
  listEvents,
  listHooks,
  listRelated,
  listRuns,
  listSteps,
  matchesQuery,
} from '../reference/lists.js';
import { mapPage, pageOf } from '../reference/paging.js';
import type { EventRow, StepRow } from '../reference/rows.js';
import type { ReferenceRules, Scope } from '../reference/rules.js';
import type { MutantEntries } from './mutant.js';

/** The last page says that there is nothing after it. */
const endWithoutCursor: ReferenceRules['listEvents'] = async (scope, query) => {
  const page = await listEvents(scope, query);
  return page.hasMore ? page : { ...page, cursor: null };
};

const END = 'end';

/** The end of a list is a place that nothing comes after. */
const endForEver: ReferenceRules['listEvents'] = async (scope, query) => {
  if (query.pagination?.cursor === END) {
    return { data: [], cursor: END, hasMore: false };
  }
  const page = await listEvents(scope, query);
  return page.hasMore ? page : { ...page, cursor: END };
};

function forwards(pagination: Pagination = {}): Pagination {
  return { ...pagination, sortOrder: 'asc' };
}

/** As if the place of the cursor itself were still to be left. */
const skipBackwards: ReferenceRules['listEvents'] = async (
  scope,
  { runId, pagination = {} }
) => {
  const { cursor, sortOrder, limit } = pagination;
  if (sortOrder !== 'desc' || cursor === undefined) {
    return listEvents(scope, { runId, pagination });
  }
  const { data } = await listEvents(scope, {
    runId,
    pagination: { sortOrder, cursor },
  });
  const rest = data.slice(1);
  const page = rest.slice(0, limit);
  return {
    data: page,
    cursor: page.at(-1)?.eventId ?? cursor,
    hasMore: rest.length > page.length,
  };
};

/** A page of all runs, of which those that do not fit are left out. */
const filterPages: ReferenceRules['listRuns'] = async (scope, query) => {
  const { pagination } = query;
  const page = pageOf(await allRuns(scope), ({ runId }) => runId, {
    sortOrder: 'desc',
    ...pagination,
  });
  const data = page.data.filter((run) => matchesQuery(scope, run, query));
  const isFull = data.length === pagination?.limit;
  return mapPage({ ...page, data, hasMore: page.hasMore && isFull }, toRun);
};

async function scanSteps(
  { store }: Scope,
  runId: string
): Promise<readonly StepRow[]> {
  return store.scan('steps', ofRun(runId, ''));
}

/** What was created in one millisecond is one place for the cursor. */
const stepsByTime: ReferenceRules['listSteps'] = async (
  scope,
  { runId, pagination }
) => {
  const timeOf = ({ createdAtMs }: StepRow) =>
    String(createdAtMs).padStart(16, '0');
  const steps = await scanSteps(scope, runId);
  const sorted = steps.toSorted((a, b) => a.createdAtMs - b.createdAtMs);
  return mapPage(pageOf(sorted, timeOf, pagination), toStep);
};

async function allEvents(scope: Scope): Promise<readonly EventRow[]> {
  const runs = await allRuns(scope);
  const logs = await Promise.all(
    runs.map(({ runId }) => eventsOf(scope, runId))
  );
  return logs.flat();
}

async function relatedAnywhere(
  scope: Scope,
  {
    correlationId,
    pagination,
  }: { correlationId: string; pagination?: Pagination | undefined }
): Promise<Page<WorldEvent>> {
  const events = await allEvents(scope);
  const related = events.filter((each) => each.correlationId === correlationId);
  const keyOf = ({ runId, eventId }: WorldEvent) => `${runId}/${eventId}`;
  return pageOf<WorldEvent>(related, keyOf, pagination);
}

export const LIST_MUTANTS: MutantEntries = {
  'lookup.page-size/one-more': {
    title:
      'A page brings the item along by which it knows that there are more.',
    visible: 'alone',
    rules: {
      listRuns(scope, query) {
        const { limit, ...rest } = query.pagination ?? {};
        const more = limit === undefined ? {} : { limit: limit + 1 };
        return listRuns(scope, { ...query, pagination: { ...rest, ...more } });
      },
    },
  },
  'lookup.pages/one-way-cursor': {
    title: 'A cursor goes forwards, whichever way the list of runs goes.',
    visible: 'alone',
    rules: {
      listRuns: (scope, query) => {
        const { pagination } = query;
        const isFirst = pagination?.cursor === undefined;
        if (isFirst) return listRuns(scope, query);
        return listRuns(scope, { ...query, pagination: forwards(pagination) });
      },
    },
  },
  'lookup.order/runs-forwards': {
    title: 'Runs are listed forwards, whatever is asked for.',
    visible: 'alone',
    rules: {
      listRuns: (scope, query) =>
        listRuns(scope, { ...query, pagination: forwards(query.pagination) }),
    },
  },
  'lookup.order/of-run-forwards': {
    title: 'Hooks and steps are listed forwards, whatever is asked for.',
    visible: 'alone',
    rules: {
      listHooks: (scope, query) =>
        listHooks(scope, { ...query, pagination: forwards(query.pagination) }),
      listSteps: (scope, query) =>
        listSteps(scope, { ...query, pagination: forwards(query.pagination) }),
    },
  },
  'lookup.status/filtered-pages': {
    title:
      'The filter is applied to the page: one that is not full is taken for the last.',
    visible: 'alone',
    rules: { listRuns: filterPages },
  },
  'lookup.pages-of-run/cursor-of-time': {
    title:
      'The cursor of steps is their time: of one millisecond only the first page is shown.',
    visible: 'alone',
    rules: { listSteps: stepsByTime },
  },
  'log.descending/ignored': {
    title: 'The log is listed forwards, whatever is asked for.',
    visible: 'alone',
    rules: {
      listEvents: (scope, { runId, pagination }) =>
        listEvents(scope, { runId, pagination: forwards(pagination) }),
    },
  },
  'log.pages/skips-backwards': {
    title: 'Backwards, each page leaves out the event after its cursor.',
    visible: 'alone',
    rules: { listEvents: skipBackwards },
  },
  'log.cursor/none-at-end': {
    title: 'The last page of a log has no cursor.',
    visible: 'alone',
    rules: { listEvents: endWithoutCursor },
  },
  'log.cursor/end-for-ever': {
    title: 'The cursor of the last page lists nothing that comes later.',
    visible: 'alone',
    rules: { listEvents: endForEver },
  },
  'log.event/of-any-run': {
    title: 'An event is looked for by its id alone, whichever run has it.',
    visible: 'alone',
    rules: {
      async getEvent(scope, _runId, eventId) {
        const events = await allEvents(scope);
        return events.find((each) => each.eventId === eventId) as WorldEvent;
      },
    },
  },
  'log.correlated/across-runs': {
    title: 'A correlation id is looked for in the logs of all runs.',
    visible: 'alone',
    rules: { listRelated: relatedAnywhere },
  },
  'log.correlated/first-page': {
    title: 'The events of a correlation id end with their first page.',
    visible: 'alone',
    rules: {
      async listRelated(scope, query) {
        const page = await listRelated(scope, query);
        return { ...page, hasMore: false };
      },
    },
  },
};
