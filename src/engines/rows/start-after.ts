import type { Outcome } from '../outcome.js';
import type { Stage } from '../stage.js';
import { duplicateWord } from './words.js';

/** A second start of a key whose run is over: what it is told and comes to. */
export async function startAfter(
  stage: Stage
): Promise<{ readonly outcome: Outcome; readonly word: string }> {
  stage.decide('second', 'return');
  const outcome = await stage.start('second', { place: 1 });
  await stage.settle('second');
  const ran = stage.ran('second');
  return { outcome, word: duplicateWord({ outcome, ran, ownerClosed: true }) };
}
