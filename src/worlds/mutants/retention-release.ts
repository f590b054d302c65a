import { letGo } from '../reference/hooks.js';
import { record } from '../reference/record.js';
import type { ReferenceRules } from '../reference/rules.js';
import { withRules } from '../reference/scope.js';
import { around, ENDS, type Way } from './around.js';
import type { MutantEntries } from './mutant.js';

/** Lists the hooks, ends the run, and releases those that it had listed. */
const releaseListed: Way = async (scope, call) => {
  const listed = (await scope.store.get('runs', call.runId))?.hooks ?? [];
  return record(
    withRules(scope, {
      letGo(tx, situation, hook) {
        if (listed.includes(hook.hookId)) letGo(tx, situation, hook);
      },
    }),
    call
  );
};

/** A process releases what it remembers to have claimed. */
const OWN_HOOKS_ONLY: Partial<ReferenceRules> = {
  record(scope, call) {
    if (call.type === 'hook_created') scope.memory.set(call.subject, true);
    return record(scope, call);
  },
  letGo(tx, situation, hook) {
    if (situation.scope.memory.has(hook.hookId)) letGo(tx, situation, hook);
  },
};

export const RETENTION_RELEASE: MutantEntries = {
  'token.released-at-terminal/cancel-forgets': {
    title: 'Completion and failure release tokens, cancellation forgets it.',
    visible: 'alone',
    rules: {
      letGo(tx, situation, hook) {
        if (situation.call.type !== 'run_cancelled') {
          letGo(tx, situation, hook);
        }
      },
    },
  },
  'token.released-at-terminal/stale-listing': {
    title:
      'The hooks to release are listed before the end: one claimed meanwhile stays for ever.',
    visible: 'in a race',
    rules: around(ENDS, releaseListed),
  },
  'token.released-at-terminal/own-hooks-only': {
    title:
      'The end releases the hooks that its process remembers, not those claimed through another.',
    visible: 'across processes',
    rules: OWN_HOOKS_ONLY,
  },
  'token.released-on-dispose/until-deadline': {
    title: 'A disposed hook keeps its token until the retention deadline.',
    visible: 'alone',
    rules: {
      freeToken(tx, { time }, hook) {
        const until = hook.retainUntilMs;
        if (until !== undefined && time.isBefore(until)) {
          tx.put('tokens', hook.token, { ...hook, phase: 'ended' });
        } else tx.delete('tokens', hook.token);
      },
    },
  },
};
