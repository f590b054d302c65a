import { WorkflowWorldError } from '../reference/errors.js';
import { isHeld, isResumable } from '../reference/hooks.js';
import { record } from '../reference/record.js';
import type { HookRow } from '../reference/rows.js';
import type { ReferenceRules } from '../reference/rules.js';
import { withRules } from '../reference/scope.js';
import { hooksOf, survey } from '../reference/situation.js';
import { around, ENDS, type Way } from './around.js';
import type { MutantEntries } from './mutant.js';

const release: ReferenceRules['letGo'] = (tx, _situation, hook) => {
  tx.put('hooks', hook.hookId, { ...hook, phase: 'ended' });
  tx.delete('tokens', hook.token);
};

/** Releases all tokens, then puts back those that are to be retained. */
const releaseThenRetain: Way = async (scope, call) => {
  const result = await record(withRules(scope, { letGo: release }), call);
  await scope.store.transact(scope.now, async (tx) => {
    const ended = await tx.look(`hooks of ${call.runId}`, (view) => {
      const run = view.get('runs', call.runId);
      const hooks: readonly HookRow[] = run ? hooksOf(view, run) : [];
      return hooks.filter(({ token }) => !view.get('tokens', token));
    });
    for (const hook of ended) {
      const until = hook.retainUntilMs;
      if (until !== undefined && tx.isBefore(until)) {
        tx.put('tokens', hook.token, hook);
      }
    }
  });
  return result;
};

/** Sweeps the ended run away, though it still keeps a token back. */
const purge: Way = async (scope, call) => {
  const result = await record(scope, call);
  await scope.store.transact(scope.now, async (tx) => {
    const { hooks } = await survey(tx, scope, call);
    if (
      hooks.some(
        ({ phase, retainUntilMs }) => phase === 'ended' && retainUntilMs
      )
    ) {
      tx.delete('runs', call.runId);
    }
  });
  return result;
};

/** Whatever is wrong with a request, the queue is to bring it again. */
const comeAgain: Way = async (scope, call) => {
  try {
    return await record(scope, call);
  } catch (error) {
    if (!WorkflowWorldError.is(error)) throw error;
    throw Object.assign(new Error(error.message), { name: 'ThrottleError' });
  }
};

export const RETENTION_TOKENS: MutantEntries = {
  'token.retained/lost-at-end': {
    title: 'The end of the run releases every token, retained or not.',
    visible: 'alone',
    rules: { letGo: release },
  },
  'token.retained/release-then-retain': {
    title:
      'The token is released at the end and retained a moment later, unless somebody was faster.',
    visible: 'in a race',
    rules: around(ENDS, releaseThenRetain),
  },
  'token.retained/never-expires': {
    title: 'Nothing compares the deadline of a retained token with the clock.',
    visible: 'alone',
    rules: { isHeld: () => true },
  },
  'token.retained-readable/only-live': {
    title: 'The reads know live hooks only, though the token is retained.',
    visible: 'alone',
    rules: { isReadable: ({ phase }) => phase === 'live' },
  },
  'token.retained-readable/for-ever': {
    title: 'A retained hook is shown past its deadline, until it is swept.',
    visible: 'alone',
    rules: {
      isReadable: ({ phase, retainUntilMs }) =>
        phase === 'live' || (phase === 'ended' && retainUntilMs !== undefined),
    },
  },
  'token.retained-not-resumable/readable-is-resumable': {
    title: 'Whatever getByToken finds is resumed, a retained hook too.',
    visible: 'alone',
    rules: {
      isResumable: (hook, run, time) =>
        isResumable(hook, run) ||
        (hook.phase === 'ended' &&
          hook.runId === run.runId &&
          time.isBefore(hook.retainUntilMs ?? Number.NEGATIVE_INFINITY)),
    },
  },
  'token.retention-is-minimum/deadline-only': {
    title:
      'The deadline alone decides: past it an active run loses its token to a claim.',
    visible: 'alone',
    rules: {
      isHeld: (owner, call, time) =>
        owner.retainUntilMs === undefined
          ? isHeld(owner, call, time)
          : time.isBefore(owner.retainUntilMs),
    },
  },
  'token.retention-cap/no-limit': {
    title: 'Any deadline is accepted, a century ahead too.',
    visible: 'alone',
    rules: { timing: { 'claim.cap': 'never' } },
  },
  'token.retention-cap/come-again': {
    title: 'A deadline beyond the limit is refused by an error that passes.',
    visible: 'alone',
    rules: around(['hook_created'], comeAgain),
  },
  'retention.owner-available/purged': {
    title: 'Ended runs are swept while their tokens are still retained.',
    visible: 'alone',
    rules: around(ENDS, purge),
  },
};
