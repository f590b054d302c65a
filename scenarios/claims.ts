import { claim } from './parts/hook-moves.js';
import { start } from './parts/moves.js';
import { getByToken } from './parts/read-moves.js';
import type { WorldScenario } from './parts/scenario.js';
import { draftsOf, shape } from './parts/shape.js';

const SETUP = [start('r1'), start('r2'), start('r3')];
const first = claim('r1', 'h1', 't1');
const second = claim('r2', 'h2', 't1');
const third = claim('r3', 'h3', 't1');

const shapes = [
  shape(SETUP.slice(0, 2), [first], [second]),
  shape(SETUP.slice(0, 2), [first], [second, getByToken('t1')]),
  shape(SETUP, [first], [second], [third]),
];

/** One token, several runs, nothing else: exactly one may have it. */
export const CLAIMS: WorldScenario = {
  id: 'claims',
  title: 'Several runs claim one token at once, and exactly one gets it.',
  exercises: ['token.unique', 'token.conflict-justified'],
  exhaustible: true,
  drafts: draftsOf(shapes),
};
