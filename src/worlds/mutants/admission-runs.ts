import { appendCall } from '../reference/append.js';
import { runIdOf } from '../reference/ids.js';
import { bearUnknownRun } from '../reference/resilient-start.js';
import type { Write } from '../reference/rules.js';
import { newRun } from '../reference/runs.js';
import { ENDS } from './around.js';
import type { MutantEntries } from './mutant.js';

/** The event is there, and no run to which it belongs. */
const journalOrphan: Write = (tx, situation) => {
  const { call, time } = situation;
  const nobody = newRun(call, time.nowMs);
  const { event } = appendCall(tx, situation, nobody);
  tx.delete('runs', call.runId);
  return { event };
};

export const ADMISSION_RUNS: MutantEntries = {
  'run.created-once/insert-or-replace': {
    title:
      'The run is looked up first and then written with replace, so that two creations both succeed.',
    visible: 'in a race',
    rules: {
      unprotected: ({ type }) => (type === 'run_created' ? ['runs'] : []),
    },
  },
  'run.created-once/upsert': {
    title: 'run_created is an upsert: a second one starts the run anew.',
    visible: 'alone',
    rules: { timing: { 'run.unborn': 'never' } },
  },
  'run.creatable/one-id': {
    title: 'Whoever leaves the id of a run to the World is given the same one.',
    visible: 'alone',
    rules: { runId: () => runIdOf(1) },
  },
  'run.started-once/check-then-append': {
    title:
      'The pending status is read before the transaction that appends run_started.',
    visible: 'in a race',
    rules: { timing: { 'start.once': 'before' } },
  },
  'run.exists/orphan-event': {
    title:
      'An end of a run that does not exist is journaled without asking for the run.',
    visible: 'alone',
    rules: {
      unknownRun: (situation) =>
        ENDS.includes(situation.call.type)
          ? journalOrphan
          : bearUnknownRun(situation),
    },
  },
};
