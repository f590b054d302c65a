import { RECEIPT_MS } from '../experiment/experiment.js';
import type { Outcome } from '../outcome.js';
import { ownerOf } from '../outcome.js';
import { endAll } from './in-flight.js';
import type { Row } from './row.js';
import { duplicateWord } from './words.js';

const scope: Row = {
  id: 'key.scope',
  phase: 'key',
  question:
    'Another workflow type is started with a key that is in use: are the two apart?',
  async run(experiment) {
    const first = await experiment.begin('first');
    const outcome = await experiment.start('second', {
      kind: 'other',
      place: 1,
    });
    await experiment.settle('second');
    const ran = experiment.bodies.ran('second');
    const endedOwner = await endAll(experiment, first);
    const word = duplicateWord({ outcome, ran, endedOwner });
    return { word: word === 'both run' ? 'apart' : word };
  },
};

const otherInput: Row = {
  id: 'key.other-input',
  phase: 'key',
  question:
    'The key of a completed run is started with another input: is the difference noticed?',
  async run(experiment) {
    const first = await experiment.begin('first');
    await experiment.close('first', first, 'return');
    experiment.bodies.decide('second', 'return');
    const outcome = await experiment.start('second', { place: 1 });
    if (outcome.type === 'rejected') {
      return {
        word: outcome.why === 'payload' ? 'noticed' : 'rejected whatever it is',
        note: outcome.message,
      };
    }
    const result = await experiment.result(
      experiment.reference(outcome),
      RECEIPT_MS
    );
    const owner = ownerOf(result);
    if (owner === 'second') return { word: 'it runs with its own input' };
    return {
      word: 'dropped without a word',
      hits: 1,
      note: `the result is of ${owner ?? result.state}`,
    };
  },
};

const sameInput: Row = {
  id: 'key.same-input',
  phase: 'key',
  question:
    'The key of a completed run is started again with the very same input: does it run once more?',
  async run(experiment) {
    const first = await experiment.begin('first');
    await experiment.close('first', first, 'return');
    const outcome = await experiment.start('first', { place: 1 });
    await experiment.settle();
    const steps = experiment.bodies.effects('step', 'first').length;
    const ran = steps > 1;
    return {
      word: duplicateWord({ outcome, ran, ownerClosed: true }),
      note: `steps: ${steps}`,
    };
  },
};

function odd(
  id: string,
  name: string,
  keyFor: (surface: string) => string
): Row {
  return {
    id,
    phase: 'key',
    question: `The key is ${name}: refused, no key at all, or a key like any other?`,
    // The key is the same for every try, so that a second one sees the first.
    tries: 1,
    async run(experiment) {
      const key = keyFor(experiment.surface);
      const first = await experiment.start('first', { key });
      if (first.type === 'rejected' && first.why === 'bad key') {
        return { word: 'refused', note: first.message };
      }
      const second = await experiment.start('second', { key, place: 1 });
      await experiment.settle('first', 'second');
      const ran = ['first', 'second'].filter((name) =>
        experiment.bodies.ran(name)
      );
      const note = `told ${toldOf(first)}, then ${toldOf(second)}`;
      if (ran.length === 2) return { word: 'each start runs', hits: 1, note };
      const isTaken = ran.length === 1 || first.type === 'replayed';
      return { word: isTaken ? 'a key like any other' : 'none runs', note };
    },
  };
}

function toldOf(outcome: Outcome): string {
  return 'message' in outcome ? outcome.message : outcome.type;
}

export const KEY_ROWS: readonly Row[] = [
  scope,
  otherInput,
  sameInput,
  odd('key.empty', 'empty', () => ''),
  // Of a length of its own, since surfaces may share their keys.
  odd('key.blank', 'nothing but blanks', ({ length }) => ' '.repeat(length)),
];
