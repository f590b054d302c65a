import {
  advance,
  cancel,
  complete,
  completeStep,
  createStep,
  failStep,
  type Move,
  retryStep,
  start,
  startStep,
} from '../parts/moves.js';
import { getStep, listEvents, listSteps } from '../parts/read-moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, shape } from '../parts/shape.js';

const CREATED = [start('r1'), createStep('r1', 's1')];
const STARTED = [...CREATED, startStep('r1', 's1')];

/** Longer than any race takes, and an advance each side of it. */
const AFTER_MS = 60_000;
const BEFORE = advance(30_000);
const AFTER = advance(90_000);
/** To the millisecond, where the clock stands still otherwise. */
const THEN = advance(AFTER_MS);
/** So near that whole seconds do not tell it from the deadline. */
const NEARLY = advance(AFTER_MS - 100);

const again = startStep('r1', 's1');
const retry = retryStep('r1', 's1');
const later = retryStep('r1', 's1', AFTER_MS);
const read = getStep('r1', 's1');
const completed = completeStep('r1', 's1');
const failed = failStep('r1', 's1');

const WAITING = [...STARTED, later];

const RACES = [completed, failed].flatMap((outcome: Move) => [
  shape(STARTED, [outcome, read], [later, listEvents('r1')]),
  shape([...STARTED, outcome], [retry, read], [again]),
  shape([...WAITING, AFTER], [again, outcome], [retry]),
]);

/** An attempt has failed: the next one may come, but not too soon. */
export const STEP_RETRY: WorldScenario = {
  id: 'step.retry',
  title:
    'A step is tried again, at once or later, while another ends it, starts it or reads it: it waits until it is due, and an end is an end.',
  exercises: [
    'step.retry-open',
    'step.retry-after',
    'step.retry-shown',
    'step.retry-cleared',
    'step.retry-error',
    'step.start-open',
    'step.attempt',
    'step.entity',
    'run.terminal-is-last',
  ],
  exhaustible: true,
  drafts: draftsOf([
    ...RACES,
    shape(STARTED, [later, again], [read]),
    shape(STARTED, [retry, again, read], [listSteps('r1')]),
    shape(WAITING, [again, read], [listSteps('r1')]),
    shape([...WAITING, BEFORE], [again, read], [again]),
    shape([...WAITING, NEARLY], [again, read]),
    shape(STARTED, [later, THEN, again, read]),
    shape([...WAITING, AFTER], [again, read], [again]),
    shape([...WAITING, AFTER], [again, completed, read], [listEvents('r1')]),
    shape([...WAITING, AFTER, again], [later, again], [read]),
    shape(STARTED, [retry], [retry, read]),
    ...[complete('r1'), cancel('r1')].flatMap((end) => [
      shape(STARTED, [later, read], [end, listEvents('r1')]),
      shape([...STARTED, end], [retry], [read]),
      shape([...WAITING, end], [retry], [again]),
    ]),
  ]),
};
