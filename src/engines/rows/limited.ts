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
  async run(stage) {
    await stage.begin('first');
    const key = `${stage.key}-other`;
    const second = await stage.start('second', { key, place: 1 });
    const isAtOnce = await stage.runs('second', AT_ONCE_MS);
    stage.decide('first', 'return');
    stage.decide('second', 'return');
    if (isAtOnce) return { word: 'runs at once', hits: 1 };
    if (second.type === 'rejected') return { word: `rejected: ${second.why}` };
    const runs = await stage.runs('second');
    return {
      word: `told ${second.type}, ${runs ? 'runs later' : 'never runs'}`,
    };
  },
};
