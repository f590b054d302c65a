import { type Experiment, RECEIPT_MS } from '../experiment/experiment.js';
import { type Outcome, ownerOf, runOf } from '../outcome.js';
import type { Finding, Row } from './row.js';
import { duplicateWord } from './words.js';

/** A second start while the first is at its step. */
async function duplicate(
  experiment: Experiment,
  name: string
): Promise<{ first: Outcome; second: Outcome; ran: boolean }> {
  const first = await experiment.begin('first');
  const second = await experiment.start(name, { place: 1 });
  await experiment.settle(name);
  return { first, second, ran: experiment.bodies.ran(name) };
}

/** Ends both; tells whether the first had been cancelled by then. */
export async function endAll(
  experiment: Experiment,
  first: Outcome
): Promise<boolean> {
  experiment.bodies.decide('first', 'return');
  experiment.bodies.decide('second', 'return');
  // Without an id of the run the key would tell of the newer one.
  if (runOf(first) === undefined) return false;
  const result = await experiment.result(experiment.reference(first));
  return result.state === 'cancelled';
}

const duplicateInFlight: Row = {
  id: 'in-flight.duplicate',
  phase: 'in-flight',
  question:
    'A second caller starts the key while the first run is at work: what is it told, and does its input run?',
  async run(experiment) {
    const { first, second, ran } = await duplicate(experiment, 'second');
    const endedOwner = await endAll(experiment, first);
    return {
      word: duplicateWord({ outcome: second, ran, endedOwner }),
      note: second.type === 'rejected' ? second.message : undefined,
    };
  },
};

const overlap: Row = {
  id: 'in-flight.overlap',
  phase: 'in-flight',
  question:
    'A second start arrives while the step of the first is at work: are two steps of one key ever at work at once?',
  async run(experiment) {
    const { first, ran } = await duplicate(experiment, 'second');
    if (ran) await experiment.bodies.runs('second');
    const open = experiment.bodies
      .effects('step')
      .filter(({ request }) => !request.includes('sentinel'));
    await endAll(experiment, first);
    const both = new Set(open.map(({ request }) => request)).size > 1;
    return {
      word: both ? 'two at work at once' : 'one at work at a time',
      hits: both ? 1 : 0,
    };
  },
};

const duplicateResult: Row = {
  id: 'in-flight.result',
  phase: 'in-flight',
  question:
    'The duplicate of a running start waits for a result: whose does it get?',
  async run(experiment) {
    const { second } = await duplicate(experiment, 'second');
    experiment.bodies.decide('first', 'return');
    experiment.bodies.decide('second', 'return');
    return resultOf(experiment, second);
  },
};

/** Whose result the answer to a duplicate leads to. */
export async function resultOf(
  experiment: Experiment,
  duplicate: Outcome
): Promise<Finding> {
  if (duplicate.type === 'rejected') {
    return { word: 'none, it was rejected', note: duplicate.message };
  }
  const receipt = experiment.reference(duplicate);
  const result = await experiment.result(receipt, RECEIPT_MS);
  return { word: resultWord(ownerOf(result), result.state) };
}

/** Whose result a duplicate was handed. */
function resultWord(owner: string | undefined, state: string): string {
  if (owner === 'first') return "the owner's";
  if (owner !== undefined) return 'its own';
  return state === 'unknown' ? 'none: no run is known by its receipt' : state;
}

export const IN_FLIGHT_ROWS = [duplicateInFlight, overlap, duplicateResult];
