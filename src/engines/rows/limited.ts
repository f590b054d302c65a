import { LIMITED_SURFACE } from '../engine.js';
import type { Row } from './row.js';

/** Until a start that need not wait has run, in real ms. */
const AT_ONCE_MS = 1500;

export const limited: Row = {
  id: 'admission.limited',
  phase: 'admission',
  isOfEngine: true,
  surface: LIMITED_SURFACE,
  question:
    'Only one run may be at work at a time and another key is started: what is it told, and when does it run?',
  async run(experiment) {
    await experiment.begin('first');
    const key = `${experiment.key}-other`;
    const second = await experiment.start('second', { key, place: 1 });
    const isAtOnce = await experiment.bodies.runs('second', AT_ONCE_MS);
    experiment.bodies.decide('first', 'return');
    experiment.bodies.decide('second', 'return');
    if (isAtOnce) return { word: 'runs at once', hits: 1 };
    if (second.type === 'rejected') return { word: `rejected: ${second.why}` };
    const runs = await experiment.bodies.runs('second');
    return {
      word: `told ${second.type}, ${runs ? 'runs later' : 'never runs'}`,
    };
  },
};
