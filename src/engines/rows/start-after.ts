import type { Experiment } from '../experiment/experiment.js';
import type { Outcome } from '../outcome.js';
import { duplicateWord } from './words.js';

/** A second start of a key whose run is over: what it is told and comes to. */
export async function startAfter(
  experiment: Experiment
): Promise<{ readonly outcome: Outcome; readonly word: string }> {
  experiment.bodies.decide('second', 'return');
  const outcome = await experiment.start('second', { place: 1 });
  await experiment.settle('second');
  const ran = experiment.bodies.ran('second');
  return { outcome, word: duplicateWord({ outcome, ran, ownerClosed: true }) };
}
