import { until } from '../deadline.js';
import type { Experiment } from '../experiment/experiment.js';
import { type Outcome, runOf } from '../outcome.js';
import type { Row } from './row.js';

/** How much later than it may an engine still forget, in real ms. */
const LATEST_MS = 12_000;

/** Whether that start ran, as far as it can be known by now. */
async function hasRun(experiment: Experiment, name: string, { type }: Outcome) {
  if (type === 'started') return true;
  if (type === 'opaque') await experiment.settle(name);
  return experiment.bodies.ran(name);
}

/** Where a window can be configured: a surface with a short one. */
export const retentionWindow: Row = {
  id: 'retention.window',
  phase: 'retention',
  question:
    'The window in which a key is remembered is set to a few seconds: is the key held until then, and given free after?',
  surface: 'short',
  isOfEngine: true,
  async run(experiment) {
    const first = await experiment.begin('first');
    await experiment.close('first', first, 'return');
    const closedMs = experiment.deployment.ledger.nowMs;
    experiment.bodies.decide('within', 'return');
    const within = await experiment.start('within', { place: 1 });
    if (await hasRun(experiment, 'within', within)) {
      return { word: 'never remembered', hits: 1 };
    }
    let again: Outcome | undefined;
    experiment.bodies.decide('after', 'return');
    const isFree = await until(
      async () => {
        if (experiment.bodies.ran('after')) return true;
        again = await experiment.start('after', { place: 1 });
        return again.type === 'started';
      },
      LATEST_MS,
      250
    );
    const heldMs = experiment.deployment.ledger.nowMs - closedMs;
    if (!isFree) {
      return { word: 'still remembered', note: `after ${heldMs} ms` };
    }
    const isSame = again !== undefined && runOf(again) === runOf(first);
    return {
      word: 'remembered, then runs again',
      hits: isSame ? 1 : 0,
      note: `held for ${heldMs} ms after its end; the new run has ${isSame ? 'the same' : 'another'} id`,
    };
  },
};
