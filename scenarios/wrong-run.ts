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

/** What another run disposes of, or ends, is none of its own. */
const disposals = [
  shape(SETUP, [dispose('r2', 'h1'), getHook('h1'), listEvents('r1')]),
  shape(SETUP, [dispose('r2', 'h1'), getByToken('t1')], [resume('r1', 'h1')]),
  shape([...SETUP, dispose('r2', 'h1')], [claim('r2', 'h2', 't1')]),
  shape([...SETUP, complete('r2')], [dispose('r2', 'h1'), getByToken('t1')]),
];

export const WRONG_DISPOSAL: WorldScenario = {
  id: 'wrong-run.disposal',
  title:
    'A hook is disposed of under the id of another run, and its own still has it.',
  exercises: ['hook.of-run', 'owner.resolvable', 'read.usable'],
  needs: ['runCorrelation'],
  exhaustible: true,
  drafts: draftsOf(disposals),
};

/** A hook belongs to one run, as every correlation id does. */
export const WRONG_RUN: WorldScenario = {
  id: 'wrong-run',
  title:
    'A hook is resumed under the id of another run, while its own goes on.',
  exercises: ['hook.of-run', 'owner.resolvable', 'read.usable'],
  exhaustible: true,
  drafts: draftsOf(shapes),
};
