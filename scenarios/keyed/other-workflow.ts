import { keyedStart } from '../parts/key-moves.js';
import { listRuns } from '../parts/read-moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, shape } from '../parts/shape.js';

const order = keyedStart('k1', 'r1');
const refund = keyedStart('k1', 'r2', { workflow: 'refund' });

/** Keys are small numbers and order ids: workflows must not share them. */
export const KEYED_OTHER_WORKFLOW: WorldScenario = {
  id: 'keyed.other-workflow',
  title:
    'Two workflows are started under one key at once: each gets a run of its own.',
  exercises: ['admission.key-scope', 'admission.atomic'],
  needs: ['keyedStart'],
  exhaustible: true,
  drafts: draftsOf([
    shape([], [order], [refund]),
    shape([order], [refund], [keyedStart('k1', 'r3')]),
    shape([], [order, keyedStart('k1', 'r3')], [refund, listRuns()]),
  ]),
};
