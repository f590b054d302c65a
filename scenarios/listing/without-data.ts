import { withoutData } from '../parts/list-moves.js';
import {
  complete,
  completeStep,
  createStep,
  fail,
  start,
  startStep,
} from '../parts/moves.js';
import { getRun, getStep, listRuns, listSteps } from '../parts/read-moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, shape } from '../parts/shape.js';

const RUN = [start('r1')];
const STEP = [...RUN, createStep('r1', 's1'), startStep('r1', 's1')];

const run = withoutData(getRun('r1'));
const runs = withoutData(listRuns());
const step = withoutData(getStep('r1', 's1'));
const steps = withoutData(listSteps('r1'));

/** Listings of the runtime do not fetch payloads, and get all the rest. */
export const LISTING_WITHOUT_DATA: WorldScenario = {
  id: 'listing.without-data',
  title:
    'Runs and steps are read without their data while they end: the same, but for input and output.',
  exercises: ['lookup.without-data', 'result.stable', 'read.fresh'],
  exhaustible: true,
  drafts: draftsOf([
    shape(RUN, [run, runs], [complete('r1')]),
    shape(RUN, [runs, run], [fail('r1')]),
    shape(STEP, [step, steps], [completeStep('r1', 's1')]),
    shape(
      [...STEP, completeStep('r1', 's1'), complete('r1')],
      [run, runs],
      [step, steps]
    ),
  ]),
};
