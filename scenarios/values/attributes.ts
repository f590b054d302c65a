import type { Attributes } from '../../src/model/call.js';
import { setAttribute } from '../parts/key-moves.js';
import { complete, createRun, start, startRun } from '../parts/moves.js';
import { getRun, listEvents } from '../parts/read-moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, shape } from '../parts/shape.js';
import { createAsFramework, setAsFramework, setAttributes } from './moves.js';
import { TEXT_KINDS } from './texts.js';

const look = getRun('r1');

const ofKinds = TEXT_KINDS.map((kind) =>
  shape(
    [createRun('r1', { attributes: { [`k1~${kind}`]: `v1~${kind}` } })],
    [setAttribute('r1', 'stage', `v2~${kind}`), look],
    [setAttribute('r1', `k2~${kind}`), listEvents('r1')]
  )
);

// Not __proto__: what the contract itself brings to apply changes loses it.
const ofObjects = ['constructor', 'toString'].map((key) =>
  shape(
    [start('r1'), setAttribute('r1', 'stage')],
    [setAttribute('r1', key), look],
    [setAttribute('r1', 'stage', null), look]
  )
);

/** Texts, and not what they look like: no path, no pattern, no number. */
const LOOKALIKES: Attributes = {
  stage: '',
  owner: '007',
  region: '1e3',
  tier: 'true',
  color: 'null',
  size: ' x ',
  Stage: '[]',
  kind: '{}',
  'order.id': 'dotted',
  'items[0]': '[0]',
  'ns:key/part': 'a:b/c',
  'two words': 'a, b',
  '%_*': '%',
  0: '0',
};

const ofLookalikes = [
  shape(
    [start('r1'), setAttribute('r1', 'stage')],
    [setAttributes('r1', LOOKALIKES), look],
    [setAttribute('r1', 'owner')]
  ),
  shape(
    [createRun('r1', { attributes: LOOKALIKES }), startRun('r1')],
    [setAttribute('r1', 'owner', ''), look],
    [setAttribute('r1', 'Stage', null)]
  ),
];

/** Attributes from the first event on, and keys and values of any kind. */
export const VALUES_ATTRIBUTES: WorldScenario = {
  id: 'values.attributes',
  title:
    'Attributes come with the creation of a run and later, with keys and values of any kind; those with a leading $ only where they are allowed.',
  exercises: [
    'text.faithful',
    'attributes.merge',
    'attributes.reserved',
    'run.entity-matches-log',
    'refusal.typed',
    'log.faithful',
  ],
  needs: ['attributes'],
  exhaustible: false,
  drafts: draftsOf([
    shape(
      [createRun('r1', { attributes: { stage: 'new', owner: '' } })],
      [setAttribute('r1', 'stage'), look],
      [startRun('r1'), setAttribute('r1', 'owner', null), complete('r1')]
    ),
    shape(
      [],
      [createRun('r1', { attributes: { $kind: 'x', stage: 'new' } }), look],
      [startRun('r1')]
    ),
    shape(
      [],
      [createAsFramework('r1', { $kind: 'x', stage: 'new' }), look],
      [setAsFramework('r1', { $kind: 'y' }), listEvents('r1')]
    ),
    // To remove one is to set one.
    shape(
      [createAsFramework('r1', { $kind: 'x', stage: 'new' })],
      [setAttribute('r1', '$kind', null), look]
    ),
    shape([start('r1')], [setAttribute('r1', ''), look], [complete('r1')]),
    ...ofLookalikes,
    ...ofObjects,
    ...ofKinds,
  ]),
};
