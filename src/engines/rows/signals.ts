import type { Experiment } from '../experiment/experiment.js';
import type { Acknowledgement } from '../outcome.js';
import type { Finding, Row } from './row.js';

function toldWord(told: Acknowledgement): string {
  return told.type === 'rejected' ? `rejected: ${told.why}` : told.type;
}

function deliveredWord(
  experiment: Experiment,
  told: Acknowledgement,
  payload: string
): Finding {
  const got = experiment.bodies.effects('signal', 'first');
  const times = got.filter(({ detail }) => detail === payload).length;
  if (times === 1 && got.length === 1) return { word: 'delivered once' };
  if (times > 1) return { word: 'delivered several times', hits: times };
  if (told.type !== 'accepted') return { word: toldWord(told) };
  return { word: 'accepted and lost', hits: 1 };
}

const signalOwner: Row = {
  id: 'signal.during',
  phase: 'signal',
  question:
    'A signal by key arrives while the run is at its step, before it waits for one: is it delivered?',
  async run(experiment) {
    const first = await experiment.begin('first');
    const told = await experiment.signal(experiment.reference(), 'late', 1);
    if (told.type === 'not offered') return { word: 'not offered' };
    experiment.bodies.decide('first', 'await');
    await experiment.result(experiment.reference(first));
    return deliveredWord(experiment, told, 'late');
  },
};

/** Until a body that was let go waits for its signal, in real ms. */
const WAITING_MS = 800;

const signalWaiting: Row = {
  id: 'signal.waiting',
  phase: 'signal',
  question: 'A signal by key arrives while the run waits for it: how often?',
  async run(experiment) {
    const first = await experiment.begin('first');
    experiment.bodies.decide('first', 'await');
    await experiment.pause(WAITING_MS);
    const told = await experiment.signal(experiment.reference(), 'late', 1);
    if (told.type === 'not offered') return { word: 'not offered' };
    await experiment.result(experiment.reference(first));
    return deliveredWord(experiment, told, 'late');
  },
};

const signalBefore: Row = {
  id: 'signal.before',
  phase: 'signal',
  question:
    'A signal by key arrives before the key was ever started: refused, kept for the run, or lost?',
  async run(experiment) {
    const told = await experiment.signal(experiment.reference(), 'early', 1);
    if (told.type === 'not offered') return { word: 'not offered' };
    experiment.bodies.decide('first', 'await');
    const first = await experiment.start('first');
    await experiment.result(experiment.reference(first));
    const got = experiment.bodies
      .effects('signal', 'first')
      .map(({ detail }) => detail);
    if (got.includes('early')) return { word: 'kept for the run' };
    if (told.type === 'accepted') return { word: 'accepted and lost', hits: 1 };
    return { word: toldWord(told), note: JSON.stringify(told) };
  },
};

const signalAfter: Row = {
  id: 'signal.after',
  phase: 'signal',
  question:
    'A signal by key arrives after the run has completed: is its sender told?',
  async run(experiment) {
    const first = await experiment.begin('first');
    await experiment.close('first', first, 'return');
    const told = await experiment.signal(experiment.reference(), 'late', 1);
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
