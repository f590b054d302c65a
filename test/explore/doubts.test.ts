import { describe, expect, test } from 'vitest';
import { attempt } from '../../src/explore/attempt.js';
import { cellsOf } from '../../src/explore/cells.js';
import { shrinkJobs } from '../../src/explore/divergences.js';
import { wordsOf } from '../../src/explore/doubts.js';
import type { Tally } from '../../src/explore/messages.js';
import type { Plan } from '../../src/explore/plan/plan.js';
import { addAttempt, emptyTally, mergeTally } from '../../src/explore/tally.js';
import { EVERYTHING } from '../judge/history-builder.js';
import { reference, shrinkDivergence } from './hunt.js';

/** One claim, delivered once, of a free token: the World says it exists. */
const claimed: Plan = {
  scenario: 'race.claim-redelivered',
  setup: [
    { kind: 'createRun', run: 'r1', workflow: 'w', input: 'in' },
    { kind: 'startRun', run: 'r1' },
  ],
  actors: ['A', 'B'].map((name) => ({
    name,
    process: 0,
    ops: [{ kind: 'createHook', run: 'r1', hook: 'h1', token: 't1' }],
  })),
  choices: [],
  faults: [],
  clock: { skewMs: [0], tickMs: 1 },
  entropy: 1,
};

async function doubted() {
  const subject = await reference('token.claim-idempotent/redelivery-race');
  for (let choice = 0; choice < 64; choice++) {
    const choices = [...choice.toString(2)].map(Number);
    const found = await attempt(subject, { ...claimed, choices });
    if (found.doubts.length > 0) return { subject, found };
  }
  throw new Error('no order of the two claims leaves a doubt');
}

const WORDS = 'token.conflict-justified or token.claim-idempotent';

const doubtJobs = (tally: Tally) =>
  shrinkJobs(tally, () => true).filter(({ doubt }) => doubt !== undefined);

describe('a schedule that one of two clauses explains', () => {
  test('is told once, under the first, as A or B', async () => {
    const { subject, found } = await doubted();
    const tally = emptyTally();
    addAttempt(tally, 5, found);
    const [job, ...others] = doubtJobs(tally);
    expect(others).toEqual([]);
    expect(job).toMatchObject({
      clause: 'token.conflict-justified',
      doubt: WORDS,
      occurrences: 1,
    });
    if (!job) return;
    const divergence = await shrinkDivergence(subject, job);
    expect(divergence).toMatchObject({
      oneOf: [['token.conflict-justified'], ['token.claim-idempotent']],
    });
    const story = divergence?.story.join('\n');
    expect(story).toContain(`breaks   ${WORDS}; nothing tells which`);
    expect(story).toContain('seen at ');
  });

  test('makes both cells unknown, however often they held', async () => {
    const { found } = await doubted();
    const tally = emptyTally();
    addAttempt(tally, 0, found);
    const later = emptyTally();
    addAttempt(later, 1, found);
    mergeTally(tally, later);
    const exercised = {
      'token.conflict-justified': 90,
      'token.claim-idempotent': 90,
    };
    const cells = cellsOf({
      subject: 'mine',
      contract: EVERYTHING,
      tally: { ...tally, exercised },
      divergences: new Map(),
      clauses: ['token.conflict-justified', 'token.claim-idempotent'],
    });
    for (const { verdict, note, violations } of cells) {
      expect(verdict).toBe('unknown');
      expect(violations).toBe(0);
      expect(note).toContain(`${WORDS} (2 schedules)`);
    }
  });

  test('is not told again where one of the clauses is known to break', async () => {
    const { found } = await doubted();
    const tally = emptyTally();
    addAttempt(tally, 0, found);
    tally.violations['token.claim-idempotent'] = 1;
    expect(doubtJobs(tally)).toEqual([]);
  });
});

test('a doubt has the same words whatever came first', () => {
  const one = ['token.unique'] as const;
  const other = ['run.exists', 'read.fresh'] as const;
  const said = wordsOf({ oneOf: [one, other], undecided: [] });
  expect(wordsOf({ oneOf: [other, one], undecided: [] })).toBe(said);
  expect(said).toMatch(/ and .*, or |, or .* and /);
  expect(wordsOf({ oneOf: [other], undecided: [one] })).toBe(
    'explained by run.exists and read.fresh (not decided: token.unique)'
  );
});
