import { claim, dispose } from './parts/hook-moves.js';
import { cancel, complete, start } from './parts/moves.js';
import { getByToken, getHook } from './parts/read-moves.js';
import type { WorldScenario } from './parts/scenario.js';
import { draftsOf, shape } from './parts/shape.js';

const SETUP = [start('r1'), claim('r1', 'h1', 't1'), start('r2')];
const HEIR = [claim('r2', 'h2', 't1'), getByToken('t1')];

const shapes = [
  shape(SETUP, [dispose('r1', 'h1')], HEIR),
  shape(SETUP, [complete('r1')], HEIR),
  shape(SETUP, [cancel('r1')], HEIR),
  shape(SETUP, [dispose('r1', 'h1'), getByToken('t1')], HEIR),
  shape(SETUP, [dispose('r1', 'h1')], [...HEIR, getHook('h2')]),
  // A rival that got nothing ends, and the owner must not notice.
  shape(
    SETUP,
    [claim('r2', 'h2', 't1'), complete('r2'), getByToken('t1')],
    [getHook('h1')]
  ),
  shape(
    SETUP,
    [claim('r2', 'h2', 't1'), cancel('r2')],
    [getByToken('t1'), getByToken('t1')]
  ),
];

/** Whoever has a token now must be found by it, whoever had it before. */
export const SUCCESSOR: WorldScenario = {
  id: 'successor',
  title:
    'A token goes from one owner to the next, or a rival for it ends: its present owner is the one that is found.',
  exercises: [
    'owner.resolvable',
    'token.unique',
    'token.conflict-justified',
    'token.conflict-names-owner',
    'token.released-on-dispose',
    'token.released-at-terminal',
  ],
  exhaustible: true,
  drafts: draftsOf(shapes),
};
