import type { Experiment } from '../experiment/experiment.js';
import { placeName } from '../experiment/place.js';
import type { Outcome } from '../outcome.js';
import type { Finding, Row } from './row.js';
import { countOutcomes, crowdWord } from './words.js';

export const CALLERS = 20;

/** Many callers of one key at once, in as many processes. */
export async function crowd(
  experiment: Experiment,
  places: 1 | 2
): Promise<Finding> {
  const names = Array.from({ length: CALLERS }, (_, i) => `caller-${i}`);
  const outcomes = await Promise.all(
    names.map((name, i) => experiment.start(name, { place: i % places }))
  );
  await experiment.settle();
  const ran = names.filter((name) => experiment.bodies.ran(name));
  for (const name of names) experiment.bodies.decide(name, 'return');
  return {
    word: crowdWord(outcomes, ran.length),
    hits: ran.length > 1 ? ran.length : 0,
    note: `${countOutcomes(outcomes)}; inputs that ran: ${ran.length}`,
  };
}

const simultaneous: Row = {
  id: 'admission.simultaneous',
  phase: 'admission',
  question: `${CALLERS} callers in two processes start one key at once, each with its own input: whose body runs, and what is each told?`,
  run: (experiment) => crowd(experiment, 2),
};

const retriedRequest: Row = {
  id: 'admission.retried-request',
  phase: 'admission',
  question:
    'The reply of a start is lost and the caller sends the very same request again, from another process: is it told that the run is its own?',
  async run(experiment) {
    const requestId = `${experiment.key}-request`;
    await experiment.begin('first', { requestId });
    const again = await experiment.start('first', { requestId, place: 1 });
    await experiment.settle();
    // Some engines enter a body again after each step: steps are what counts.
    const steps = experiment.bodies.effects('step', 'first').length;
    experiment.bodies.decide('first', 'return');
    if (steps > 1) return { word: 'runs twice', hits: 1 };
    const word =
      again.type === 'rejected' ? `rejected: ${again.why}` : again.type;
    return { word, note: `second answer at place ${placeName(1)}` };
  },
};

/** A duplicate may name no run to wait for; real ms. */
const PACE_MS = 1000;
const STARTS = 5;

function throttled(id: string, question: string, isAwaited: boolean): Row {
  return {
    id,
    phase: 'admission',
    question,
    async run(experiment) {
      const told: Outcome[] = [];
      for (let i = 0; i < STARTS; i += 1) {
        const name = `pace-${i}`;
        if (isAwaited) experiment.bodies.decide(name, 'return');
        const outcome = await experiment.start(name);
        told.push(outcome);
        if (!isAwaited || outcome.type === 'rejected') continue;
        await experiment.result(experiment.reference(outcome), PACE_MS);
      }
      const refused = told.filter(
        (one) => one.type === 'rejected' && one.why === 'throttled'
      ).length;
      return {
        word:
          refused > 0 ? 'rejected: throttled' : 'never refused for its pace',
        hits: refused,
        note: countOutcomes(told),
      };
    },
  };
}

export const ADMISSION_ROWS: readonly Row[] = [
  simultaneous,
  retriedRequest,
  throttled(
    'admission.pace-after-close',
    `One key is started again at once after each completion, ${STARTS} times: is a start refused for its pace?`,
    true
  ),
  throttled(
    'admission.pace-in-flight',
    `One key is started ${STARTS} times in a row while it is in use: is a start refused for its pace?`,
    false
  ),
];
