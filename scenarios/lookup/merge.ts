import { setAttribute } from '../parts/key-moves.js';
import { complete, start } from '../parts/moves.js';
import { getRun } from '../parts/read-moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, shape } from '../parts/shape.js';

const SETUP = [
  start('r1'),
  setAttribute('r1', 'stage'),
  setAttribute('r1', 'owner'),
];

const upsert = setAttribute('r1', 'stage');
const remove = setAttribute('r1', 'stage', null);
const reserved = setAttribute('r1', '$stage');

/** Read, merge, write: the classic way to lose the other writer's key. */
export const LOOKUP_MERGE: WorldScenario = {
  id: 'lookup.merge',
  title:
    'Two writers change attributes of one run, the same key or different ones: no change is lost, reserved keys are refused.',
  exercises: [
    'attributes.merge',
    'run.entity-matches-log',
    'read.fresh',
    'refusal.typed',
  ],
  needs: ['attributes'],
  exhaustible: true,
  drafts: draftsOf([
    shape(SETUP, [upsert], [setAttribute('r1', 'owner')]),
    shape(SETUP, [upsert], [upsert, getRun('r1')]),
    shape(SETUP, [remove], [upsert, getRun('r1')]),
    shape(SETUP, [remove], [setAttribute('r1', 'region')]),
    shape(SETUP, [reserved, getRun('r1')], [upsert]),
    shape(SETUP, [upsert, getRun('r1')], [complete('r1'), getRun('r1')]),
  ]),
};
