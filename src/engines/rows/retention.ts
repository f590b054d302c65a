import type { Experiment } from '../experiment/experiment.js';
import { resultOf } from './in-flight.js';
import type { Finding, Row } from './row.js';
import { startAfter } from './start-after.js';

type Ending = 'return' | 'fail' | 'cancel';

const ENDS_WITH = { return: 'value', fail: 'error', cancel: 'cancelled' };

/** A start of the key after its run has ended in that way. */
async function afterEnding(
  experiment: Experiment,
  how: Ending
): Promise<Finding> {
  const first = await experiment.begin('first');
  const closed = await experiment.close('first', first, how);
  if (closed.state !== ENDS_WITH[how]) {
    return { word: `the run ended with ${closed.state} all the same` };
  }
  const { outcome, word } = await startAfter(experiment);
  return {
    word,
    note: `the first ended with ${closed.state}; the second was told ${
      outcome.type === 'rejected' ? outcome.message : outcome.type
    }`,
  };
}

function after(how: Ending, id: string, ended: string): Row {
  return {
    id,
    phase: 'retention',
    question: `A start of the key right after its run ${ended}, with another input: what is it told, and does it run?`,
    run: (experiment) => afterEnding(experiment, how),
  };
}

export const RETENTION_ROWS: readonly Row[] = [
  after('return', 'retention.after-complete', 'completed'),
  after('fail', 'retention.after-failure', 'failed'),
  after('cancel', 'retention.after-cancel', 'was cancelled'),
  {
    id: 'reuse.result',
    phase: 'reuse',
    question:
      'A duplicate that arrives after completion asks for the result: whose does it get?',
    async run(experiment) {
      const first = await experiment.begin('first');
      await experiment.close('first', first, 'return');
      experiment.bodies.decide('second', 'return');
      const second = await experiment.start('second', { place: 1 });
      return resultOf(experiment, second);
    },
  },
];
