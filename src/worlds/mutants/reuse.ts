import { mergeAttributes } from '../reference/attributes.js';
import { toRun } from '../reference/entities.js';
import { record } from '../reference/record.js';
import { around, type Way } from './around.js';
import type { MutantEntries } from './mutant.js';

/** The output goes to the blob store first, whoever may complete the run. */
const writeOutputFirst: Way = async (scope, call) => {
  const { output } = call.data;
  await scope.store.update('runs', call.runId, (run) => ({ ...run, output }));
  return record(scope, call);
};

/** Both events are in the log; the entity has what was written last. */
const mergeIntoStale: Way = async (scope, call) => {
  const stale = await scope.store.get('runs', call.runId);
  const result = await record(scope, call);
  if (!stale) return result;
  const attributes = mergeAttributes(stale.attributes, call.changes);
  await scope.store.update('runs', call.runId, (run) => ({
    ...run,
    attributes,
  }));
  return result;
};

export const REUSE_MUTANTS: MutantEntries = {
  'result.stable/output-first': {
    title:
      'A completion stores its output before it is refused, over the output of the winner.',
    visible: 'alone',
    rules: around(['run_completed'], writeOutputFirst),
  },
  'result.reuse/no-output': {
    title: 'created: false answers the bare run, without its stored result.',
    visible: 'alone',
    rules: {
      answerDuplicate: (_tx, owner) => ({
        ...toRun(owner),
        output: undefined,
      }),
    },
  },
  'run.entity-matches-log/lost-update': {
    title:
      'attr_set merges into attributes that it read before, and loses what came between.',
    visible: 'in a race',
    rules: around(['attr_set'], mergeIntoStale),
  },
};
