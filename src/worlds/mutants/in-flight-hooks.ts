import { RESUME_LIVE } from '../reference/hook-checks.js';
import { isResumable } from '../reference/hooks.js';
import { consult, record } from '../reference/record.js';
import type { HookRow } from '../reference/rows.js';
import { withRules } from '../reference/scope.js';
import { around, ENDS, type Way } from './around.js';
import type { MutantEntries } from './mutant.js';

/** The log first, the check second; nobody takes the entry out again. */
const journalThenCheck: Way = async (scope, call) => {
  const unchecked = withRules(scope, { timing: { 'resume.live': 'never' } });
  const result = await record(unchecked, call);
  await consult(scope, call, [RESUME_LIVE]);
  return result;
};

/** A hook that is gone is looked for before the resume that was taken. */
const checkThenRepeat: Way = async (scope, call) => {
  await consult(scope, call, [RESUME_LIVE]);
  return record(scope, call);
};

/** The row and the token are written first; of the event alone it is told. */
const reviveThenRefuse: Way = async (scope, call) => {
  const hook = await scope.store.get('hooks', call.subject);
  try {
    return await record(scope, call);
  } catch (error) {
    if (hook?.phase === 'disposed') {
      const live: HookRow = { ...hook, phase: 'live' };
      await scope.store.put('hooks', hook.hookId, live);
      await scope.store.put('tokens', hook.token, live);
    }
    throw error;
  }
};

/** Clears the token once more, whoever has it by then. */
const disposeTwice: Way = async (scope, call) => {
  const hook = await scope.store.get('hooks', call.subject);
  const result = await record(scope, call);
  if (hook) await scope.store.delete('tokens', hook.token);
  return result;
};

/** A claim that lost takes back what it believes to have written. */
const rollBack: Way = async (scope, call) => {
  const owner = await scope.store.get('tokens', call.token);
  const result = await record(scope, call);
  if (!owner && result.event?.eventType === 'hook_conflict') {
    await scope.store.delete('tokens', call.token);
  }
  return result;
};

/** An ended run frees what it claimed, and what it only wished to claim. */
const freeWanted: Way = async (scope, call) => {
  const result = await record(scope, call);
  const events = await scope.store.scan('events', `${call.runId}/`);
  for (const { eventType, eventData } of events) {
    if (eventType !== 'hook_conflict') continue;
    await scope.store.delete('tokens', String(eventData?.token));
  }
  return result;
};

/** Nothing is there to be disposed of: so much the better. */
const disposeNothing: Way = async (scope, call) => {
  const hook = await scope.store.get('hooks', call.subject);
  try {
    return await record(scope, call);
  } catch (error) {
    if (hook) throw error;
    return {};
  }
};

/** The hook is found by its id, and whoever asks is its run. */
const disposeById: Way = async (scope, call) => {
  const hook = await scope.store.get('hooks', call.subject);
  return record(scope, { ...call, runId: hook?.runId ?? call.runId });
};

export const IN_FLIGHT_HOOKS: MutantEntries = {
  'hook.create-after-terminal/check-then-claim': {
    title: 'hook_created checks the run, then claims behind its end.',
    visible: 'in a race',
    rules: { timing: { 'claim.active': 'before' } },
  },
  'resume.live-only/check-then-append': {
    title:
      'hook_received finds the hook, and is journaled after hook_disposed all the same.',
    visible: 'in a race',
    rules: { timing: { 'resume.live': 'before' } },
  },
  'resume.accepted-durable/slot-race': {
    title:
      'The next position is read, then written: two resumes share it and one is lost.',
    visible: 'in a race',
    rules: {
      unprotected: ({ type }) => (type === 'hook_received' ? ['runs'] : []),
    },
  },
  'resume.refused-absent/journal-first': {
    title: 'hook_received is journaled before its hook is looked up.',
    visible: 'alone',
    rules: around(['hook_received'], journalThenCheck),
  },
  'resume.dedup/look-then-append': {
    title:
      'The resumeId is looked up outside of the transaction that records it.',
    visible: 'in a race',
    rules: { timing: { 'resume.once': 'before' } },
  },
  'resume.dedup/any-payload': {
    title: 'Another payload under a known resumeId gets the first event.',
    visible: 'alone',
    rules: { isSameResume: () => true },
  },
  'resume.dedup/hook-first': {
    title:
      'A resume that was taken is answered with HookNotFoundError once its hook is disposed.',
    visible: 'alone',
    rules: around(['hook_received'], checkThenRepeat),
  },
  'hook.disposed-gone/refused-claim': {
    title:
      'A second claim of a hook that is disposed is refused, and brings back hook and token.',
    visible: 'alone',
    rules: around(['hook_created'], reviveThenRefuse),
  },
  'hook.dispose-once/check-then-dispose': {
    title: 'Two disposals both find the hook live.',
    visible: 'in a race',
    rules: { timing: { 'dispose.live': 'before' } },
  },
  'hook.dispose-exists/nothing-to-do': {
    title:
      'hook_disposed for a hook that is not there is an idempotent success.',
    visible: 'alone',
    rules: around(['hook_disposed'], disposeNothing),
  },
  'hook.of-run/resumed-by-id': {
    title: 'hook_received looks for its hook by the id alone.',
    visible: 'alone',
    rules: {
      isResumable: (hook, run) =>
        isResumable({ ...hook, runId: run.runId }, run),
    },
  },
  'hook.of-run/disposed-by-id': {
    title: 'hook_disposed disposes of the hook of whatever run.',
    visible: 'alone',
    rules: around(['hook_disposed'], disposeById),
  },
  'owner.resolvable/late-dispose': {
    title:
      'A disposal deletes the token once more, and so the claim of its successor.',
    visible: 'in a race',
    rules: around(['hook_disposed'], disposeTwice),
  },
  'owner.resolvable/end-frees-wanted': {
    title:
      'The end of a run deletes every token that it asked for, one that another owns too.',
    visible: 'alone',
    rules: around(ENDS, freeWanted),
  },
  'owner.resolvable/loser-rolls-back': {
    title: "A claim that lost the race deletes the winner's token.",
    visible: 'in a race',
    rules: around(['hook_created'], rollBack),
  },
};
