import type { EventResult } from '../contract/api.js';
import type { EventCall } from '../reference/event-call.js';
import { record } from '../reference/record.js';
import type { Scope } from '../reference/rules.js';
import { withRules } from '../reference/scope.js';
import { around, type Way } from './around.js';
import type { MutantEntries } from './mutant.js';

/** Statements without a transaction around them, and one in the middle fails. */
function stumble(): never {
  throw new TypeError("Cannot read properties of null (reading 'rows')");
}

async function freeThenStumble(
  { store }: Scope,
  { runId }: EventCall
): Promise<EventResult> {
  const run = await store.get('runs', runId);
  for (const hookId of run?.hooks ?? []) {
    const hook = await store.get('hooks', hookId);
    await store.delete('hooks', hookId);
    if (hook) await store.delete('tokens', hook.token);
  }
  return stumble();
}

const endThenStumble: Way = async (scope, call) => {
  await record(withRules(scope, { letGo: () => {} }), call);
  return stumble();
};

/** What an operation does that fails half-way. */
export const HALVES: MutantEntries = {
  'run.end-releases/half-an-end': {
    title:
      'A run_failed deletes the hooks of the run and stumbles before it ends the run.',
    visible: 'alone',
    rules: around(['run_failed'], freeThenStumble),
  },
  'token.released-at-terminal/half-an-end': {
    title:
      'A run_failed ends the run and stumbles before it lets go of the tokens.',
    visible: 'alone',
    rules: around(['run_failed'], endThenStumble),
  },
};
