import type { Call } from '../../model/call.js';
import type { Altered } from './altered.js';
import {
  areHooksLeftBehind,
  isDoneAlready,
  isOverForSome,
} from './circumstances.js';
import { nameOf } from './domains.js';
import { FREE_OUTCOMES } from './free-outcomes.js';
import type { Free } from './free-row.js';
import { isRow, print } from './values.js';

/** Asked for by a cursor alone, or as a whole: it may read the log instead. */
function needNotBringEvents(call: Call): boolean {
  if (call.kind === 'resume' && call.preloads) return true;
  const { cursor, count } = ('holds' in call && call.holds) || {};
  return cursor !== undefined && count === undefined;
}

/** `{}` for none, or none for `{}`, and nothing else. */
function differInEmptyData(one: unknown, other: unknown): boolean {
  const bare = (value: unknown) =>
    print(value).replaceAll(/,?"eventData":\{\}/g, '');
  return bare(one) === bare(other);
}

const FREE: readonly Free[] = [
  ...FREE_OUTCOMES,
  {
    field: /^cursor$/,
    why: 'a cursor is only ever given back to the World that made it',
    source: 'shared.d.ts: "token from previous response"',
  },
  {
    field: /^hasMore$/,
    when: ({ to }) => to === true,
    why: 'one page more, and nothing in it, leaves nothing out',
    source: 'shared.d.ts: PaginatedResponse',
  },
  {
    field: /^hasMore$/,
    when: ({ from }) => from === false,
    why: 'the last page, in other words',
    source: 'shared.d.ts: PaginatedResponse',
  },
  {
    field: /(^|\.)allowReservedAttributes$/,
    why: 'it allows a write, and no sentence says that the log keeps it',
    source: 'events.d.ts, run_created and attr_set',
  },
  {
    field: /(^|\.)updatedAt$/,
    why: 'no sentence says which changes count as updates of an entity',
    source: 'runs.d.ts, steps.d.ts',
  },
  {
    field:
      /(^|\.|\])((?!resumeAt)\w+At|waitId|tokenRetentionUntil|ownerId|projectId|environment)$/,
    when: ({ showings }) => showings < 2,
    why: 'what a World makes up by itself, and shows once, is as it says',
    source:
      'runs.d.ts, hooks.d.ts, steps.d.ts, waits.d.ts: no value is given for it',
  },
  {
    field: /(^|\.)specVersion$/,
    kinds: ['absent'],
    why: 'entities and events may keep it to themselves',
    source: 'runs.d.ts, hooks.d.ts, steps.d.ts, events.d.ts: specVersion?',
  },
  {
    field:
      /(^|\.|\])(executionContext|encryptionPublicKey|errorCode|isSystem)$/,
    kinds: ['absent'],
    when: ({ showings }) => showings < 2,
    why: 'a World need not show them, and this one shows them once',
    source: 'runs.d.ts: executionContext?, errorCode?; hooks.d.ts: isSystem?',
  },
  {
    field: /(^|\.|\])attempt$/,
    kinds: ['other', 'foreign'],
    why: 'no sentence says what counts as an attempt',
    source: 'steps.d.ts: attempt',
  },
  {
    field:
      /(^|\.|\])(isWebhook|isSystem|executionContext|encryptionPublicKey)$/,
    when: ({ from }) => from === undefined,
    why: 'a World may say of a hook or a run what its claim or start does not',
    source:
      'hooks.d.ts: isWebhook?, isSystem?; runs.d.ts: executionContext?, encryptionPublicKey?',
  },
  {
    field: /(^|\.|\])retryAfter$/,
    kinds: ['other'],
    when: ({ from }) => from === undefined,
    why: 'no sentence says how long a step shows a deadline that was given once',
    source: 'steps.d.ts: retryAfter?',
  },
  {
    field: /^data$/,
    calls: ['listHooks'],
    kinds: ['other', 'added'],
    when: (change) => areHooksLeftBehind(change.from, change.to, change),
    why: 'the hooks of an ended run may still be in its list',
    source: 'interfaces.d.ts, Storage: "Worlds normally remove them"',
  },
  {
    field: /^data$/,
    calls: ['listEvents', 'listStepEvents', 'listHookEvents', 'listWaitEvents'],
    kinds: ['other'],
    when: ({ from, to }) => differInEmptyData(from, to),
    why: 'an event that has no data may say so by an object with nothing in it',
    source: 'events.d.ts: eventData?',
  },
  {
    field: /^data\[\]\.eventData$/,
    calls: ['listEvents', 'listStepEvents', 'listHookEvents', 'listWaitEvents'],
    kinds: ['absent'],
    when: ({ asked: { operation } }) =>
      'data' in operation.call && operation.call.data === 'none',
    why: 'what is read without its data may come with none at all',
    source: 'shared.d.ts, ResolveData: "minimal data"',
  },
  {
    field: /^(data\[\]\.)?metadata$/,
    calls: ['getHook', 'getByToken', 'listHooks'],
    kinds: ['other'],
    when: ({ from, asked: { operation } }) =>
      from === undefined &&
      'data' in operation.call &&
      operation.call.data === 'none',
    why: 'what a hook is read with need not be left out',
    source: 'shared.d.ts: ResolveData',
  },
  {
    field: /^((data)?\[\]\.)?error$/,
    calls: [
      'getRun',
      'getRuns',
      'awaitRun',
      'listRuns',
      'getStep',
      'listSteps',
    ],
    kinds: ['absent'],
    when: ({ asked: { operation } }) =>
      'data' in operation.call && operation.call.data === 'none',
    why: 'whether an error is data, which a read may leave out, is not said',
    source: 'shared.d.ts: ResolveData',
  },
  {
    field: /^results\[\]\.(error|message)$/,
    calls: ['createBatch'],
    when: ({ field, to }) => field.endsWith('message') || to !== undefined,
    why: 'of an event that was refused the status says why',
    source: 'events.d.ts, BatchEventItemResult: error, message',
  },
  {
    field: /^results\[\]\.status$/,
    calls: ['createBatch'],
    when: (change) =>
      [change.from, change.to].every((each) => each === 409 || each === 410) &&
      isOverForSome(change),
    why: 'that a run is over is told by either error',
    source: 'EntityConflictError of the 4.x line, RunExpiredError since',
  },
  {
    field: /^created$/,
    when: ({ from, to }) => from === false && to === undefined,
    why: 'not created, in fewer words',
    source: '#2376 P0',
  },
  {
    field: /^event$/,
    kinds: ['absent'],
    when: isDoneAlready,
    why: 'what had been done before need not bring an event',
    source: 'interfaces.d.ts, Storage.events.create: "the created event"',
  },
  {
    field: /^events$/,
    calls: ['startRun'],
    kinds: ['absent'],
    why: 'a start need not bring the log so far',
    source: 'events.d.ts, EventResult: events?',
  },
  {
    field: /^events$/,
    kinds: ['absent'],
    when: ({ asked: { operation } }) => needNotBringEvents(operation.call),
    why: 'what its writer has not seen of the log need not come with a write',
    source: 'events.d.ts, CreateEventParams: sinceCursor, preloadEvents',
  },
  {
    field: /^(run|hook)$/,
    calls: ['setAttributes', 'resume'],
    kinds: ['absent'],
    why: 'which entity attributes and resumes answer is not said',
    source: 'events.d.ts, EventResult: run?, hook?',
  },
  {
    field: /^(results\[\]\.)?wait\.resumeAt$/,
    kinds: ['absent'],
    when: ({ showings }) => showings < 2,
    why: 'a wait need not show when it is due',
    source: 'waits.d.ts: resumeAt?',
  },
  {
    field: /^data$/,
    calls: ['listRuns', 'listHooks', 'listSteps', 'findRuns'],
    kinds: ['swapped'],
    why: 'lists of entities are sorted, and by what is not said',
    source: 'shared.d.ts: sortOrder',
  },
  {
    field: /^data\[\]\.(?!runId$)/,
    calls: ['findRuns'],
    why: 'a row of analytics has a shape of its own; only who is found counts',
    source: '#2376 P1; analytics.d.ts',
  },
  {
    field: /^(?!outcome)/,
    calls: ['overwrite'],
    why: 'it is read for what a caller has written over it, and for nothing else',
    source: 'interfaces.d.ts: "entities can\'t be modified directly"',
  },
];

/**
 * Whether two showings of one thing, or of the same things, differ in nothing
 * but what is free. Each of their fields is changed by itself as well.
 */
export function isFreeWithin(altered: Altered): boolean {
  const { from, to, field } = altered;
  if (Array.isArray(from) && Array.isArray(to)) {
    const entry = `${field}[]`;
    return (
      from.length === to.length &&
      from.every((each, at) => {
        const pair = { ...altered, field: entry, from: each, to: to[at] };
        return print(each) === print(to[at]) || isFreeWithin(pair);
      })
    );
  }
  if (!isRow(from) || !isRow(to) || nameOf(from) !== nameOf(to)) return false;
  const keys = Object.keys({ ...from, ...to });
  return keys
    .filter((key) => print(from[key]) !== print(to[key]))
    .every((key) =>
      freedomOf({
        ...altered,
        field: `${field}.${key}`,
        from: from[key],
        to: to[key],
      })
    );
}

/** The entry of the table that says so, if one does. */
export function freedomOf(altered: Altered): Free | undefined {
  return FREE.find(
    ({ field, calls, kinds, when }) =>
      field.test(altered.field) &&
      (calls?.includes(altered.call) ?? true) &&
      (kinds?.includes(altered.kind) ?? true) &&
      (when?.(altered) ?? true)
  );
}
