import { setAttribute } from '../parts/key-moves.js';
import { complete, start } from '../parts/moves.js';
import { findRuns } from '../parts/read-moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, shape } from '../parts/shape.js';

const SETUP = [
  start('r1'),
  setAttribute('r1', 'tenant', 'acme'),
  start('r2'),
  setAttribute('r2', 'tenant', 'acme'),
  setAttribute('r2', 'stage', 'paid'),
];

const ofTenant = findRuns({ tenant: 'acme' });
const paid = findRuns({ tenant: 'acme', stage: 'paid' });

/** An index beside the runs answers by old values, or by one pair of two. */
export const LOOKUP_ATTRIBUTES: WorldScenario = {
  id: 'lookup.attributes',
  title:
    'Runs are looked up by attributes while these change: the answer is by the latest values and by every pair.',
  exercises: ['lookup.attributes', 'attributes.merge', 'read.fresh'],
  needs: ['attributes', 'attributeLookup'],
  exhaustible: true,
  drafts: draftsOf([
    shape(SETUP, [paid], [setAttribute('r1', 'stage', 'paid')]),
    shape(SETUP, [ofTenant, paid], [setAttribute('r2', 'tenant', null)]),
    shape(SETUP, [paid], [setAttribute('r2', 'stage', 'sent'), paid]),
    shape(SETUP, [ofTenant], [complete('r1'), ofTenant]),
    shape(
      [...SETUP, start('r3')],
      [ofTenant, ofTenant],
      [setAttribute('r3', 'tenant', 'acme')]
    ),
  ]),
};
