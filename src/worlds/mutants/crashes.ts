import { decide } from '../reference/check.js';
import { EntityConflictError } from '../reference/errors.js';
import { EVENT_KINDS } from '../reference/event-kinds.js';
import { letGo } from '../reference/hooks.js';
import { consult, record } from '../reference/record.js';
import type { HookRow } from '../reference/rows.js';
import { withRules } from '../reference/scope.js';
import { survey } from '../reference/situation.js';
import { around, ENDS, type Way } from './around.js';
import type { MutantEntries } from './mutant.js';

/** Takes the token in one write, and creates the hook in another. */
const holdThenHook: Way = async (scope, call) => {
  const { checks } = EVENT_KINDS.hook_created;
  const others = checks.filter(({ name }) => name !== 'claim.free');
  await consult(scope, call, others);
  const hold: HookRow = {
    hookId: call.subject,
    runId: call.runId,
    token: call.token,
    phase: 'live',
    createdAtMs: scope.now(),
  };
  const isHeld = await scope.store.insertIfAbsent('tokens', call.token, hold);
  if (!isHeld) return record(scope, call);
  try {
    const timing = { 'claim.free': 'never' } as const;
    return await record(withRules(scope, { timing }), call);
  } catch (error) {
    await scope.store.delete('tokens', call.token);
    throw error;
  }
};

/** Takes the hook away in one write, and tells the log in another. */
const deleteThenTell: Way = async (scope, call) => {
  const { checks } = EVENT_KINDS.hook_disposed;
  await scope.store.transact(scope.now, async (tx) => {
    const situation = await survey(tx, scope, call);
    decide(checks, situation);
    const { hook, run } = situation;
    if (!hook || !run) return;
    const hooks = run.hooks.filter((id) => id !== hook.hookId);
    tx.put('runs', run.runId, { ...run, hooks });
    tx.put('hooks', hook.hookId, { ...hook, phase: 'disposed' });
    tx.delete('tokens', hook.token);
  });
  const timing = { 'dispose.live': 'never' } as const;
  const freeToken = () => undefined;
  return record(withRules(scope, { timing, freeToken }), call);
};

/** Ends the run in one write, and lets its tokens go in another. */
const endThenRelease: Way = async (scope, call) => {
  const result = await record(withRules(scope, { letGo: () => {} }), call);
  await scope.store.transact(scope.now, async (tx) => {
    const situation = await survey(tx, scope, call);
    for (const hook of situation.hooks) letGo(tx, situation, hook);
  });
  return result;
};

/** Works under a lock that whoever dies leaves behind. */
const underLock: Way = async (scope, call) => {
  const { store } = scope;
  const lock = `lock/${call.runId}/${call.subject}`;
  await consult(scope, call, EVENT_KINDS[call.type].checks);
  if (!(await store.insertIfAbsent('scratch', lock, { runId: call.runId }))) {
    throw new EntityConflictError(`${call.subject} is locked by another.`);
  }
  try {
    return await record(scope, call);
  } finally {
    await store.delete('scratch', lock);
  }
};

export const CRASH_MUTANTS: MutantEntries = {
  'crash.token-not-orphaned/hold-then-hook': {
    title:
      'A claim that dies between its token and its hook conflicts with itself when it is repeated.',
    visible: 'after a fault',
    rules: around(['hook_created'], holdThenHook),
  },
  'crash.owner-not-lost/delete-then-tell': {
    title:
      'A disposal that dies after it has deleted the hook finds none when it is repeated, and is never in the log.',
    visible: 'after a fault',
    rules: around(['hook_disposed'], deleteThenTell),
  },
  'run.end-releases/end-then-release': {
    title:
      'An end that dies before it lets go of the tokens is refused when it is repeated.',
    visible: 'after a fault',
    rules: around(ENDS, endThenRelease),
  },
  'crash.retry-converges/lock-left': {
    title: 'The end of a step that dies under its lock is locked out for ever.',
    visible: 'after a fault',
    rules: around(['step_completed', 'step_failed'], underLock),
  },
};
