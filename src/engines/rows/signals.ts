import type { Acknowledgement } from '../outcome.js';
import type { Stage } from '../stage.js';
import type { Finding, Row } from './row.js';

function toldWord(told: Acknowledgement): string {
  return told.type === 'rejected' ? `rejected: ${told.why}` : told.type;
}

function deliveredWord(
  stage: Stage,
  told: Acknowledgement,
  payload: string
): Finding {
  const got = stage.effects('signal', 'first');
  const times = got.filter(({ detail }) => detail === payload).length;
  if (times === 1 && got.length === 1) return { word: 'delivered once' };
  if (times > 1) return { word: 'delivered several times', hits: times };
  if (told.type !== 'accepted') return { word: toldWord(told) };
  return { word: 'accepted and lost', hits: 1 };
}

export const signalOwner: Row = {
  id: 'signal.during',
  phase: 'signal',
  question:
    'A signal by key arrives while the run is at its step, before it waits for one: is it delivered?',
  async run(stage) {
    const first = await stage.begin('first');
    const told = await stage.signal(stage.reference(), 'late', 1);
    if (told.type === 'not offered') return { word: 'not offered' };
    stage.decide('first', 'await');
    await stage.result(stage.reference(first));
    return deliveredWord(stage, told, 'late');
  },
};

/** Until a body that was let go waits for its signal, in real ms. */
const WAITING_MS = 800;

export const signalWaiting: Row = {
  id: 'signal.waiting',
  phase: 'signal',
  question: 'A signal by key arrives while the run waits for it: how often?',
  async run(stage) {
    const first = await stage.begin('first');
    stage.decide('first', 'await');
    await stage.pause(WAITING_MS);
    const told = await stage.signal(stage.reference(), 'late', 1);
    if (told.type === 'not offered') return { word: 'not offered' };
    await stage.result(stage.reference(first));
    return deliveredWord(stage, told, 'late');
  },
};

export const signalBefore: Row = {
  id: 'signal.before',
  phase: 'signal',
  question:
    'A signal by key arrives before the key was ever started: refused, kept for the run, or lost?',
  async run(stage) {
    const told = await stage.signal(stage.reference(), 'early', 1);
    if (told.type === 'not offered') return { word: 'not offered' };
    stage.decide('first', 'await');
    const first = await stage.start('first');
    await stage.result(stage.reference(first));
    const got = stage.effects('signal', 'first').map(({ detail }) => detail);
    if (got.includes('early')) return { word: 'kept for the run' };
    if (told.type === 'accepted') return { word: 'accepted and lost', hits: 1 };
    return { word: toldWord(told), note: JSON.stringify(told) };
  },
};

export const signalAfter: Row = {
  id: 'signal.after',
  phase: 'signal',
  question:
    'A signal by key arrives after the run has completed: is its sender told?',
  async run(stage) {
    const first = await stage.begin('first');
    await stage.close('first', first, 'return');
    const told = await stage.signal(stage.reference(), 'late', 1);
    if (told.type === 'accepted') return { word: 'accepted and lost', hits: 1 };
    return { word: toldWord(told), note: JSON.stringify(told) };
  },
};

export const SIGNAL_ROWS = [
  signalBefore,
  signalOwner,
  signalWaiting,
  signalAfter,
];
