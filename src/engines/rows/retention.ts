import { ownerOf, RECEIPT_MS, type Stage } from '../stage.js';
import { resultWord } from './in-flight.js';
import type { Finding, Row } from './row.js';
import { startAfter } from './start-after.js';

type Ending = 'return' | 'fail' | 'cancel';

const ENDS_WITH = { return: 'value', fail: 'error', cancel: 'cancelled' };

/** A start of the key after its run has ended in that way. */
async function afterEnding(stage: Stage, how: Ending): Promise<Finding> {
  const first = await stage.begin('first');
  const closed = await stage.close('first', first, how);
  if (closed.state !== ENDS_WITH[how]) {
    return { word: `the run ended with ${closed.state} all the same` };
  }
  const { outcome, word } = await startAfter(stage);
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
    run: (stage) => afterEnding(stage, how),
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
    async run(stage) {
      const first = await stage.begin('first');
      await stage.close('first', first, 'return');
      stage.decide('second', 'return');
      const second = await stage.start('second', { place: 1 });
      if (second.type === 'rejected') {
        return { word: 'none, it was rejected', note: second.message };
      }
      const result = await stage.result(stage.reference(second), RECEIPT_MS);
      return { word: resultWord(ownerOf(result), result.state) };
    },
  },
];
