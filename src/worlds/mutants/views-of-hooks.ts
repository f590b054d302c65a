import type { Page, WorldHook } from '../contract/api.js';
import { toHook } from '../reference/entities.js';
import { listHooks } from '../reference/lists.js';
import { getHook } from '../reference/reads.js';
import { record } from '../reference/record.js';
import type { ReferenceRules, Scope } from '../reference/rules.js';
import { around } from './around.js';
import type { MutantEntries } from './mutant.js';

/** Every hook that the World has ever seen of this run, conflicts too. */
async function listFromLog(
  scope: Scope,
  runId: string
): Promise<Page<WorldHook>> {
  const events = await scope.store.scan('events', `${runId}/`);
  const data = events.flatMap(({ eventType, correlationId = '', eventData }) =>
    eventType === 'hook_created' || eventType === 'hook_conflict'
      ? [{ hookId: correlationId, runId, token: String(eventData?.token) }]
      : []
  );
  return { data, cursor: null, hasMore: false };
}

/** Metadata goes into the event, and the hook has no column for it. */
const FORGOTTEN = around(['hook_created'], async (scope, call) => {
  const { metadata: _, isWebhook: __, isSystem: ___, ...data } = call.data;
  return record(scope, { ...call, data });
});

/** The column has a default, which an insert without the field leaves. */
const NO_SYSTEM: Partial<ReferenceRules> = {
  async getHook(scope, hookId) {
    return { ...(await getHook(scope, hookId)), isSystem: false };
  },
};

/** The newest hook of the token, whichever was asked for. */
const BY_TOKEN_INSTEAD: Partial<ReferenceRules> = {
  async getHook(scope, hookId) {
    const hook = await getHook(scope, hookId);
    const rows = await scope.store.scan('hooks', '');
    const last = rows.findLast(({ runId }) => runId === hook.runId);
    return last ? toHook(last) : hook;
  },
};

/** A tombstone has no column of its own, and the read does not look. */
const TOMBSTONES_SHOWN: Partial<ReferenceRules> = {
  async getHook(scope, hookId) {
    const row = await scope.store.get('hooks', hookId);
    if (row?.phase === 'disposed') return toHook(row);
    return getHook(scope, hookId);
  },
};

export const VIEWS_OF_HOOKS: MutantEntries = {
  'hook.identity/last-of-run': {
    title: 'A hook is read by its run: the newest of the run is answered.',
    visible: 'alone',
    rules: BY_TOKEN_INSTEAD,
  },
  'hook.metadata/no-column': {
    title: 'metadata, isWebhook and isSystem of a claim are not kept.',
    visible: 'alone',
    rules: FORGOTTEN,
  },
  'hook.metadata/default-system': {
    title: 'isSystem of a claim is not kept: each hook has the default.',
    visible: 'alone',
    rules: NO_SYSTEM,
  },
  'hook.disposed-gone/tombstone': {
    title: 'A disposed hook can still be read by its id.',
    visible: 'alone',
    rules: TOMBSTONES_SHOWN,
  },
  'lookup.hooks/from-log': {
    title:
      'The hooks of a run are read off its log: those are listed too that met a conflict.',
    visible: 'alone',
    rules: {
      listHooks: (scope, query) =>
        query.runId === undefined
          ? listHooks(scope, query)
          : listFromLog(scope, query.runId),
    },
  },
};
