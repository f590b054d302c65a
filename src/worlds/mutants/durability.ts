import { listRuns } from '../reference/lists.js';
import { getRun } from '../reference/reads.js';
import { record } from '../reference/record.js';
import type { ReferenceRules, Scope } from '../reference/rules.js';
import { around, ENDS, type Way } from './around.js';
import type { MutantEntries } from './mutant.js';

/** Truncates the run's file, then writes it: open, and only then write. */
const truncateThenWrite: Way = async (scope, call) => {
  const file = `truncated/${call.runId}`;
  await scope.store.put('scratch', file, { runId: call.runId });
  try {
    return await record(scope, call);
  } finally {
    await scope.store.delete('scratch', file);
  }
};

/** What parsing a file of no bytes throws. */
async function refuseTruncated(scope: Scope, runId: string): Promise<void> {
  const torn = await scope.store.scan('scratch', `truncated/${runId}`);
  if (torn.length > 0) JSON.parse('');
}

const TORN_READS: Partial<ReferenceRules> = {
  ...around(ENDS, truncateThenWrite),
  async getRun(scope, runId) {
    await refuseTruncated(scope, runId);
    return getRun(scope, runId);
  },
  async listRuns(scope, query) {
    await refuseTruncated(scope, '');
    return listRuns(scope, query);
  },
};

export const DURABILITY_MUTANTS: MutantEntries = {
  'read.usable/torn-write': {
    title:
      'A run is truncated before it is written, and a reader in between fails to parse it.',
    visible: 'in a race',
    rules: TORN_READS,
  },
};
