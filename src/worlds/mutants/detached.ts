import type { WorldRun, WorldWait } from '../contract/api.js';
import { getRun } from '../reference/reads.js';
import { record } from '../reference/record.js';
import type { Scope } from '../reference/rules.js';
import { around, type Way } from './around.js';
import type { MutantEntries } from './mutant.js';

/** The run as it was last shown, as long as it is that run. */
async function cachedRun(scope: Scope, runId: string): Promise<WorldRun> {
  const key = `shown ${runId}`;
  const fresh = await getRun(scope, runId);
  const shown = scope.memory.get(key) as WorldRun | undefined;
  if (shown && shown.status === fresh.status) return shown;
  scope.memory.set(key, fresh);
  return fresh;
}

/** One object for each wait, which its events go on changing. */
const sameWait: Way = async (scope, call) => {
  const key = `wait ${call.runId} ${call.subject}`;
  const result = await record(scope, call);
  const known = scope.memory.get(key) as WorldWait | undefined;
  const wait = known ? Object.assign(known, result.wait) : result.wait;
  scope.memory.set(key, wait);
  return { ...result, wait };
};

export const DETACHED_MUTANTS: MutantEntries = {
  'entity.detached/cache-handed-out': {
    title: 'runs.get answers the object that it keeps for the next who asks.',
    visible: 'alone',
    rules: { getRun: cachedRun },
  },
  'entity.detached/wait-goes-on': {
    title: 'The wait that wait_created answered is completed later.',
    visible: 'alone',
    rules: around(['wait_created', 'wait_completed'], sameWait),
  },
  'answer.detached/keeps-request': {
    title: 'What a caller gave is stored as it is, and not copied.',
    visible: 'alone',
    rules: { own: (request) => request },
  },
};
