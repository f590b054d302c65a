import fc from 'fast-check';
import type { Draft } from '../src/explore/plan/plan.js';
import { ALONE } from './parts/alone-moves.js';
import { claimTelling } from './parts/hook-moves.js';
import {
  createRun,
  createStep,
  type Move,
  start,
  startStep,
} from './parts/moves.js';
import type { Kind } from './parts/random-moves.js';
import type { WorldScenario } from './parts/scenario.js';
import { place, shape } from './parts/shape.js';
import { moveOf, WORD_MAX } from './parts/swarm.js';
import { createWait } from './parts/wait-moves.js';

/** How far the story has come. */
const SETUPS: readonly (readonly Move[])[] = [
  [start('r1'), start('r2')],
  [createRun('r1'), createRun('r2')],
  [createRun('r1'), start('r2'), claimTelling('r2', 'h2', 't1')],
  [
    start('r1'),
    start('r2'),
    claimTelling('r1', 'h1', 't1'),
    createStep('r1', 's1'),
    startStep('r1', 's1'),
    createStep('r2', 's1'),
    createWait('r1', 'w1', 1_000),
  ],
];

const words = fc.record({
  setup: fc.nat(SETUPS.length - 1),
  tickMs: fc.nat(2),
  lane: fc.array(fc.nat(WORD_MAX), {
    minLength: 16,
    maxLength: 28,
    size: 'max',
  }),
});

type Words = typeof words extends fc.Arbitrary<infer T> ? T : never;

/** How much more often what a scenario is about comes than the rest. */
const FAVOUR = 8;

function draftOf(
  { setup, tickMs, lane }: Words,
  isAbout: (name: string) => boolean
): Draft {
  const kinds = ALONE.flatMap((kind) => {
    const factor = isAbout(kind.name) ? FAVOUR : 1;
    return Array<Kind>(kind.weight * factor).fill(kind);
  });
  const moves = lane.map((word) => moveOf(word, kinds));
  return place(shape(SETUPS[setup] ?? [], moves), {
    processes: [0],
    clock: { tickMs, skewMs: [0] },
  });
}

interface Topic {
  readonly id: string;
  readonly words: string;
  /** Names of kinds. */
  readonly about: RegExp;
  readonly exercises: WorldScenario['exercises'];
}

const TOPICS: readonly Topic[] = [
  {
    id: 'alone.of-runs',
    words: 'mostly creations, starts, ends and attributes of runs',
    about: /^(create|start|complete|fail|cancel|attributes|runs)$/,
    exercises: [
      'run.created-once',
      'run.resilient-start',
      'run.terminal-once',
      'run.start-after-terminal',
      'run.completed-at',
      'run.identity',
      'run.entity-matches-log',
      'attributes.merge',
      'attributes.after-terminal',
      'lookup.workflow',
      'lookup.status',
      'log.durable',
      'log.faithful',
      'refusal.named',
    ],
  },
  {
    id: 'alone.of-hooks',
    words: 'mostly claims, resumes and disposals of hooks',
    about: /^(claim|resume|dispose|owner|cancel)$/,
    exercises: [
      'token.unique',
      'answer.affected',
      'token.conflict-returned',
      'token.claim-idempotent',
      'token.released-on-dispose',
      'hook.create-after-terminal',
      'hook.dispose-once',
      'hook.dispose-exists',
      'hook.metadata',
      'resume.live-only',
      'resume.accepted-durable',
      'owner.resolvable',
    ],
  },
  {
    id: 'alone.of-steps',
    words: 'mostly steps and waits',
    about: /(Step|Wait)$|^advance$/,
    exercises: [
      'step.entity',
      'entity.stable',
      'step.created-once',
      'step.start-open',
      'step.start-again',
      'answer.event',
      'answer.started',
      'step.terminal-once',
      'step.start-after-terminal',
      'step.retry-after',
      'step.attempt',
      'step.start-exists',
      'step.started-at',
      'wait.completed-once',
      'wait.after-terminal',
    ],
  },
];

/** What needs no race: a call in a state in which nobody has thought of it. */
export const ALONE_IN_TURN: readonly WorldScenario[] = TOPICS.map(
  ({ id, words: about, about: kinds, exercises }) => ({
    id,
    title: `One actor asks for anything, ${about}, one call after the other, over two runs in which steps, waits and tokens have the same names.`,
    exercises,
    exhaustible: false,
    drafts: fc.noBias(
      words.map((drawn) => draftOf(drawn, (name) => kinds.test(name)))
    ),
  })
);
