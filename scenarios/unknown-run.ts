import { claim, dispose, resume } from './parts/hook-moves.js';
import { setAttribute } from './parts/key-moves.js';
import {
  cancel,
  complete,
  completeStep,
  createStep,
  fail,
  lazyStartStep,
  start,
  startRun,
  startStep,
} from './parts/moves.js';
import { getByToken, getRun, listRuns } from './parts/read-moves.js';
import type { WorldScenario } from './parts/scenario.js';
import { draftsOf, shape } from './parts/shape.js';
import { completeWait, createWait } from './parts/wait-moves.js';

const orphans = [
  startRun('r9'),
  complete('r9'),
  fail('r9'),
  cancel('r9'),
  claim('r9', 'h9', 't1'),
  createStep('r9', 's9'),
  setAttribute('r9', 'stage'),
];

/** The same of what a run has. */
const orphansOfOrphans = [
  resume('r9', 'h9'),
  dispose('r9', 'h9'),
  startStep('r9', 's9'),
  lazyStartStep('r9', 's9'),
  completeStep('r9', 's9'),
  createWait('r9', 'w9'),
  completeWait('r9', 'w9'),
].map((orphan) =>
  shape([start('r1')], [orphan, getRun('r9')], [claim('r1', 'h1', 't1')])
);

const shapes = orphans.flatMap((orphan) => [
  shape([], [orphan], [getRun('r9'), listRuns()]),
  shape([start('r1')], [orphan, getRun('r9')], [claim('r1', 'h1', 't1')]),
  shape([start('r1')], [orphan], [orphan, getByToken('t1')]),
]);

/** A refused event must leave no run, no event and no claim behind. */
export const UNKNOWN_RUN: WorldScenario = {
  id: 'unknown-run',
  title:
    'Events arrive for a run that nobody created: each is refused, and not even its claim stays behind.',
  exercises: ['run.exists', 'read.usable', 'refusal.named'],
  exhaustible: true,
  drafts: draftsOf([...shapes, ...orphansOfOrphans]),
};
