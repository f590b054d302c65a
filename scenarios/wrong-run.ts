import { claim, dispose, resume } from './parts/hook-moves.js';
import { complete, start } from './parts/moves.js';
import { getByToken, getHook, listEvents } from './parts/read-moves.js';
import type { WorldScenario } from './parts/scenario.js';
import { draftsOf, shape } from './parts/shape.js';

const SETUP = [start('r1'), claim('r1', 'h1', 't1'), start('r2')];

const others = [
  [resume('r1', 'h1'), listEvents('r1')],
  [dispose('r1', 'h1')],
  [resume('r1', 'h1'), resume('r2', 'h1')],
  [complete('r2'), getHook('h1')],
  [getByToken('t1'), listEvents('r2')],
];

const shapes = others.map((other) =>
  shape(SETUP, [resume('r2', 'h1'), listEvents('r2')], other)
);

/** A hook belongs to one run. What a World makes of another is a variant. */
export const WRONG_RUN: WorldScenario = {
  id: 'wrong-run',
  title:
    'A hook is resumed under the id of another run, while its own goes on.',
  exercises: ['owner.resolvable', 'read.usable'],
  exhaustible: true,
  drafts: draftsOf(shapes),
};
