import { claim, dispose, resumeByToken } from './parts/hook-moves.js';
import { cancel, complete, start } from './parts/moves.js';
import { getByToken } from './parts/read-moves.js';
import type { WorldScenario } from './parts/scenario.js';
import { draftsOf, shape } from './parts/shape.js';

const OWNED = [start('r1'), claim('r1', 'h1', 't1'), start('r2')];
const CONTENDED = [...OWNED, start('r3')];

const supersede = [cancel('r1'), claim('r2', 'h2', 't1')];
const third = [
  [claim('r3', 'h3', 't1'), getByToken('t1')],
  [getByToken('t1'), claim('r3', 'h3', 't1')],
  [resumeByToken('t1')],
];

// What a second superseder does that saw r1 as the owner a moment too early.
const stale = [
  [cancel('r1')],
  [complete('r1')],
  [dispose('r1', 'h1')],
  [cancel('r1'), getByToken('t1')],
];

const shapes = third.flatMap((late) => [
  ...stale.map((old) => shape(CONTENDED, supersede, old, late)),
  // Both supersede: each cancels what it took for the owner, then claims.
  shape(CONTENDED, supersede, [cancel('r1'), claim('r3', 'h4', 't1')], late),
  // The same run comes back under a new hook, the old hook is disposed late.
  shape(
    CONTENDED,
    [dispose('r1', 'h1'), claim('r1', 'h5', 't1')],
    [dispose('r1', 'h1')],
    late
  ),
]);

/** A late cancel of the first owner must not free the second owner's token. */
export const SUPERSEDE_ABA: WorldScenario = {
  id: 'supersede-aba',
  title:
    'The owner is cancelled and its token claimed anew while a stale release and a third claim arrive: the new owner keeps the token.',
  exercises: [
    'token.unique',
    'token.conflict-returned',
    'token.conflict-names-owner',
    'token.conflict-justified',
    'token.released-at-terminal',
    'token.released-on-dispose',
    'run.end-releases',
    'run.terminal-once',
    'hook.dispose-once',
    'owner.resolvable',
    'read.fresh',
  ],
  exhaustible: false,
  drafts: draftsOf(shapes),
};
