import type { Attributes } from '../../model/call.js';
import type {
  Page,
  WorldEvent,
  WorldHook,
  WorldRun,
  WorldStep,
} from '../contract/api.js';
import { toHook, toRun, toStep } from './entities.js';
import { ofRun } from './ids.js';
import { mapPage, pageOf } from './paging.js';
import type {
  EventsQuery,
  HooksQuery,
  MatchQuery,
  RelatedQuery,
  RunsQuery,
} from './queries.js';
import type { EventRow, RunRow } from './rows.js';
import type { Scope } from './rules.js';
import { hooksOf } from './situation.js';

/** Each page is of one instant, newest ids first unless asked otherwise. */
export async function listRuns(
  scope: Scope,
  query: RunsQuery
): Promise<Page<WorldRun>> {
  const rows = await allRuns(scope);
  const found = rows.filter((run) => matchesQuery(scope, run, query));
  return mapPage(
    pageOf(found, ({ runId }) => runId, {
      sortOrder: 'desc',
      ...query.pagination,
    }),
    toRun
  );
}

export function matchesQuery(
  scope: Scope,
  run: RunRow,
  { status, workflowName }: RunsQuery
): boolean {
  return (
    scope.rules.matchesStatus(run, status) &&
    (workflowName === undefined || run.workflowName === workflowName)
  );
}

/** `lookup.status` */
export function matchesStatus(
  run: RunRow,
  status: RunsQuery['status']
): boolean {
  if (status === undefined) return true;
  return typeof status === 'string'
    ? run.status === status
    : status.includes(run.status);
}

/** `lookup.attributes` */
export async function findRuns(
  scope: Scope,
  { attributes = {}, pagination }: MatchQuery
): Promise<Page<WorldRun>> {
  const found = (await allRuns(scope)).filter((run) =>
    scope.rules.matchesAttributes(run.attributes, attributes)
  );
  return mapPage(
    pageOf(found, ({ runId }) => runId, pagination),
    toRun
  );
}

export function matchesAttributes(
  attributes: Attributes,
  wanted: Attributes
): boolean {
  return Object.entries(wanted).every(
    ([key, value]) => attributes[key] === value
  );
}

export function allRuns(scope: Scope): Promise<readonly RunRow[]> {
  return scope.store.transact(scope.now, (tx) =>
    tx.look('runs', (view) => view.scan('runs', ''))
  );
}

export function listHooks(
  scope: Scope,
  { runId, pagination }: HooksQuery
): Promise<Page<WorldHook>> {
  return scope.store.transact(scope.now, async (tx) => {
    const hooks = await tx.look(`hooks of ${runId ?? 'all runs'}`, (view) => {
      if (runId === undefined) return view.scan('hooks', '');
      const run = view.get('runs', runId);
      const own = run ? [...hooksOf(view, run)] : [];
      return own.sort((a, b) => (a.hookId < b.hookId ? -1 : 1));
    });
    const shown = hooks.filter((hook) => scope.rules.isReadable(hook, tx));
    return mapPage(
      pageOf(shown, ({ hookId }) => hookId, pagination),
      toHook
    );
  });
}

export async function listSteps(
  scope: Scope,
  { runId, pagination }: EventsQuery
): Promise<Page<WorldStep>> {
  const steps = await scope.store.transact(scope.now, (tx) =>
    tx.look(`steps/${runId}`, (view) => view.scan('steps', ofRun(runId, '')))
  );
  return mapPage(
    pageOf(steps, ({ stepId }) => stepId, pagination),
    toStep
  );
}

/** `log.correlated`: one id may name something in each run. */
export async function listRelated(
  scope: Scope,
  { runId, correlationId, pagination }: RelatedQuery
): Promise<Page<WorldEvent>> {
  const events = await eventsOf(scope, runId);
  const related = events.filter(
    (event) => event.correlationId === correlationId
  );
  return pageOf(related, ({ eventId }) => eventId, pagination);
}

/** `log.order`, `log.slots`: a page is a stretch of the log, without a hole. */
export async function listEvents(
  scope: Scope,
  { runId, pagination }: EventsQuery
): Promise<Page<WorldEvent>> {
  const events = await eventsOf(scope, runId);
  return pageOf(events, ({ eventId }) => eventId, pagination);
}

export function eventsOf(
  scope: Scope,
  runId: string
): Promise<readonly EventRow[]> {
  return scope.store.transact(scope.now, (tx) =>
    tx.look(`events/${runId}`, (view) => view.scan('events', `${runId}/`))
  );
}
