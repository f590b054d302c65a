import { EntityConflictError } from '../reference/errors.js';
import type { EventCall } from '../reference/event-call.js';
import { conflict } from '../reference/hooks.js';
import { record, writeOut } from '../reference/record.js';
import type { HookRow } from '../reference/rows.js';
import type { ReferenceRules } from '../reference/rules.js';
import { withRules } from '../reference/scope.js';
import { around, type Way } from './around.js';
import type { MutantEntries } from './mutant.js';

const throwConflict: ReferenceRules['conflict'] = (owner) => {
  throw new EntityConflictError(
    `duplicate key value violates unique constraint: ${owner.token}`
  );
};

const throwDuplicateKey: ReferenceRules['conflict'] = ({ token }) => {
  throw new Error(`duplicate key value violates unique constraint: ${token}`);
};

const CHECK_THEN_INSERT = { timing: { 'claim.free': 'before' } } as const;

/** One claim at a time, as far as this process knows. */
const claimUnderLock: Way = (scope, call) => {
  const lock = scope.memory.get('claim-lock') as Promise<void> | undefined;
  const claim = (lock ?? Promise.resolve()).then(() =>
    record(withRules(scope, CHECK_THEN_INSERT), call)
  );
  const done = claim.then(
    () => {},
    () => {}
  );
  scope.memory.set('claim-lock', done);
  return claim;
};

/** The loser of a race hears of it from the database, and passes it on. */
const claimOrThrow: Way = async (scope, call) => {
  const owner = await scope.store.get('tokens', call.token);
  const raced = owner === undefined;
  const rules = raced ? { conflict: throwConflict } : {};
  return record(withRules(scope, rules), call);
};

function hookOf({ subject, token }: EventCall, runId: string): HookRow {
  return { hookId: subject, runId, token, phase: 'live', createdAtMs: 0 };
}

/** Announces the claim, and gives way to anybody who has announced another. */
const giveWay: Way = async (scope, call) => {
  const prefix = `claims/${call.token}/`;
  const key = `${prefix}${call.subject}`;
  await scope.store.put('scratch', key, { runId: call.runId });
  const others = await scope.store.scan('scratch', prefix);
  const rival = others.find(({ runId }) => runId !== call.runId);
  try {
    if (!rival) return await record(scope, call);
    return await writeOut(scope, call, conflict(hookOf(call, rival.runId)));
  } finally {
    await scope.store.delete('scratch', key);
  }
};

export const ADMISSION_TOKENS: MutantEntries = {
  'token.conflict-returned/raw-duplicate-key': {
    title:
      'The unique index refuses the hook of a taken token, and its error is passed on.',
    visible: 'alone',
    rules: { conflict: throwDuplicateKey },
  },
  'token.unique/select-then-insert': {
    title:
      'The token is selected, then the hook inserted, with no unique index behind it.',
    visible: 'in a race',
    rules: CHECK_THEN_INSERT,
  },
  'token.unique/in-process-lock': {
    title:
      'Select and insert are under a lock, which another process does not share.',
    visible: 'across processes',
    rules: around(['hook_created'], claimUnderLock),
  },
  'token.conflict-returned/throws': {
    title: 'A taken token is an error of the database, passed on as it is.',
    visible: 'alone',
    rules: { conflict: throwConflict },
  },
  'token.conflict-returned/lost-race-throws': {
    title:
      'A conflict found by the look-up is returned, one found by the unique index is thrown.',
    visible: 'in a race',
    rules: around(['hook_created'], claimOrThrow),
  },
  'token.conflict-names-owner/nameless': {
    title: 'The hook_conflict carries the token and no conflictingRunId.',
    visible: 'alone',
    rules: { conflictData: (_owner, { token }) => ({ token }) },
  },
  'token.conflict-names-owner/names-claimer': {
    title: 'The hook_conflict names the run whose log it is written to.',
    visible: 'alone',
    rules: {
      conflictData: (_owner, { token, runId }) => ({
        token,
        conflictingRunId: runId,
      }),
    },
  },
  'token.conflict-justified/both-lose': {
    title:
      'Claims announce themselves and give way to each other, so that nobody gets the token.',
    visible: 'in a race',
    rules: around(['hook_created'], giveWay),
  },
  'token.claim-idempotent/own-conflict': {
    title:
      'A claim that comes twice is only compared by token, and conflicts with itself.',
    visible: 'alone',
    rules: { timing: { 'claim.fresh': 'never' } },
  },
  'token.claim-idempotent/redelivery-race': {
    title:
      'The hook id is looked up before the claim, so that two deliveries at once conflict.',
    visible: 'in a race',
    rules: { timing: { 'claim.fresh': 'before' } },
  },
};
