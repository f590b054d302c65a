import { claimTelling, resume } from '../parts/hook-moves.js';
import {
  getEvent,
  listHookEvents,
  listStepEvents,
  withoutData,
} from '../parts/list-moves.js';
import {
  complete,
  completeStep,
  createRun,
  createStep,
  fail,
  startRun,
  startStep,
} from '../parts/moves.js';
import {
  getByToken,
  getHook,
  getRun,
  getStep,
  listEvents,
  listHooks,
  listRuns,
  listSteps,
} from '../parts/read-moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, shape } from '../parts/shape.js';

/** What is no input and no output is there all the same. */
const KEPT = { attributes: { stage: 'new' } };
const RUN = [createRun('r1', KEPT), startRun('r1')];
const STEP = [...RUN, createStep('r1', 's1'), startStep('r1', 's1')];
const HOOK = [...RUN, claimTelling('r1', 'h1', 't1'), resume('r1', 'h1')];

const run = withoutData(getRun('r1'));
const runs = withoutData(listRuns());
const step = withoutData(getStep('r1', 's1'));
const steps = withoutData(listSteps('r1'));
const log = withoutData(listEvents('r1'));
const creation = withoutData(getEvent('r1', 0));
const ofStep = withoutData(listStepEvents('r1', 's1'));
const ofHook = withoutData(listHookEvents('r1', 'h1'));

/** Listings of the runtime do not fetch payloads, and get all the rest. */
export const LISTING_WITHOUT_DATA: WorldScenario = {
  id: 'listing.without-data',
  title:
    'Runs, steps, hooks and events are read without their data while they end: the same, but for what may be large.',
  exercises: [
    'lookup.without-data',
    'log.without-data',
    'result.stable',
    'read.fresh',
  ],
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
    shape(STEP, [log, ofStep], [completeStep('r1', 's1'), creation]),
    shape(HOOK, [log, ofHook], [resume('r1', 'h1'), complete('r1')]),
    shape(
      HOOK,
      [withoutData(getHook('h1')), withoutData(listHooks('r1'))],
      [resume('r1', 'h1'), withoutData(getByToken('t1'))]
    ),
  ]),
};
