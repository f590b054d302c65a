import fc from 'fast-check';
import type { Draft } from '../src/explore/plan/plan.js';
import { claim } from './parts/hook-moves.js';
import {
  complete,
  createStep,
  type Move,
  start,
  startStep,
} from './parts/moves.js';
import type { WorldScenario } from './parts/scenario.js';
import { place, shape } from './parts/shape.js';
import { MASK_MAX, moveOf, swarmOf, WORD_MAX } from './parts/swarm.js';

const ONE = [start('r1'), createStep('r1', 's1'), startStep('r1', 's1')];
const OWNED = [...ONE, claim('r1', 'h1', 't1')];

/** How far the story has come when the actors arrive. */
const SETUPS: readonly (readonly Move[])[] = [
  [...OWNED, start('r2')],
  [],
  ONE,
  OWNED,
  [...OWNED, start('r2'), start('r3'), claim('r2', 'h5', 't2', 1_500)],
  [...OWNED, start('r2'), complete('r1')],
];

const SKEW_MS_MAX = 60;

const skew = fc.integer({ min: -SKEW_MS_MAX, max: SKEW_MS_MAX });

const words = fc.record({
  setup: fc.nat(SETUPS.length - 1),
  disabled: fc.nat(MASK_MAX),
  favoured: fc.nat(MASK_MAX),
  tickMs: fc.nat(3),
  skews: fc.tuple(skew, skew),
  processes: fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }),
  lanes: fc.array(
    fc.array(fc.nat(WORD_MAX), { minLength: 2, maxLength: 6, size: 'max' }),
    { minLength: 2, maxLength: 4, size: 'max' }
  ),
});

type Words = typeof words extends fc.Arbitrary<infer T> ? T : never;

/** Numbers the processes in the order of their first actor, without a gap. */
function contiguous(processes: readonly number[]): readonly number[] {
  const seen = [...new Set(processes)];
  return processes.map((process) => seen.indexOf(process));
}

function draftOf(drawn: Words): Draft {
  const swarm = swarmOf(drawn.disabled, drawn.favoured);
  const lanes = drawn.lanes.map((lane) =>
    lane.map((word) => moveOf(word, swarm))
  );
  const processes = contiguous(drawn.processes.slice(0, lanes.length));
  const skewMs = [0, ...drawn.skews].slice(0, Math.max(...processes) + 1);
  return place(shape(SETUPS[drawn.setup] ?? [], ...lanes), {
    processes,
    clock: { tickMs: drawn.tickMs, skewMs },
  });
}

/** What the authors of the other scenarios did not think of. */
export const RANDOM: WorldScenario = {
  id: 'random',
  title:
    'Two to four actors in one to three processes do anything at all, over a few runs that want the same two tokens.',
  exercises: [
    'run.created-once',
    'run.terminal-once',
    'run.status-final',
    'run.start-after-terminal',
    'run.entity-matches-log',
    'token.unique',
    'token.conflict-returned',
    'token.conflict-names-owner',
    'token.conflict-justified',
    'token.claim-idempotent',
    'token.released-at-terminal',
    'token.released-on-dispose',
    'hook.create-after-terminal',
    'hook.dispose-once',
    'resume.live-only',
    'resume.accepted-durable',
    'owner.resolvable',
    'lookup.status',
    'lookup.pages',
    'read.fresh',
    'read.usable',
    'log.created-first',
    'log.unique-ids',
    'log.order',
  ],
  exhaustible: false,
  // Bias toward small words would draw the first kinds over and over.
  drafts: fc.noBias(words.map(draftOf)),
};
