import { claim, dispose } from './parts/hook-moves.js';
import { cancel, complete, type Move, start } from './parts/moves.js';
import { getByToken, getHook } from './parts/read-moves.js';
import type { WorldScenario } from './parts/scenario.js';
import { draftsOf, shape } from './parts/shape.js';

const SETUP = [start('r1'), claim('r1', 'h1', 't1'), start('r2')];
const RIVAL = claim('r2', 'h2', 't1');
const HEIR = [RIVAL, getByToken('t1')];

const inherits = (...release: Move[]) => shape(SETUP, release, HEIR);

/** Whoever has a token now must be found by it, whoever disposed of it. */
export const SUCCESSOR_OF_DISPOSED: WorldScenario = {
  id: 'successor.dispose',
  title:
    'A hook is disposed of while another run claims its token: from then on the heir is the one that is found.',
  exercises: ['owner.resolvable'],
  exhaustible: true,
  drafts: draftsOf([
    inherits(dispose('r1', 'h1')),
    shape(SETUP, [dispose('r1', 'h1')], [RIVAL]),
    shape(SETUP, [dispose('r1', 'h1')], [...HEIR, getHook('h2')]),
  ]),
};

/** The same for an owner that ends, and for a rival that gets nothing. */
export const SUCCESSOR_OF_ENDED: WorldScenario = {
  id: 'successor.end',
  title:
    'The owner of a token ends while another run claims it, or a rival that got nothing ends: its present owner is found.',
  exercises: ['owner.resolvable', 'token.conflict-names-owner'],
  exhaustible: true,
  drafts: draftsOf([
    inherits(complete('r1')),
    inherits(cancel('r1')),
    shape(SETUP, [RIVAL, complete('r2'), getByToken('t1')], [getHook('h1')]),
    shape(SETUP, [RIVAL, cancel('r2')], [getByToken('t1'), getByToken('t1')]),
  ]),
};
