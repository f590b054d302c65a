import { describe, expect, test } from 'vitest';
import { type Attempt, attempt } from '../../src/explore/attempt.js';
import type { Plan } from '../../src/explore/plan/plan.js';
import { isWorse } from '../../src/explore/shrink/shrink.js';
import { readToken } from '../../src/explore/token.js';
import { describeDivergence } from '../../src/report/evidence-line.js';
import { hunt, reference, shrinkDivergence } from './hunt.js';

function opsIn({ actors }: Plan): number {
  return actors.reduce((sum, { ops }) => sum + ops.length, 0);
}

/** Mutants, a scenario that shows them, and the operations that it takes. */
const MUTANTS = [
  ['run.created-once/upsert', 'duplicate.create-run', 1],
  ['token.unique/select-then-insert', 'random', 2],
  ['token.unique/in-process-lock', 'race.claim-claim', 2],
  ['run.terminal-once/check-then-end', 'random', 2],
  ['resume.live-only/check-then-append', 'random', 2],
  ['token.released-at-terminal/cancel-forgets', 'random', 1],
  ['batch.consecutive/one-by-one', 'batch.events', 2],
] as const;

describe.each(MUTANTS)('a divergence of %s', (mutant, scenario, fewest) => {
  test('shrinks to the few operations that it takes', async () => {
    const { subject, clause, found } = await hunt(mutant, scenario);
    const request = { plan: found.plan, clause, occurrences: 3 };
    const divergence = await shrinkDivergence(subject, request);
    const { plan, trace, ...token } = readToken(divergence?.token ?? '');
    expect(token).toMatchObject({ clause, subject: `mutant:${mutant}` });
    expect(opsIn(plan)).toBe(fewest);
    expect(opsIn(plan)).toBeLessThanOrEqual(opsIn(found.plan));
    expect(plan.actors.length).toBeLessThanOrEqual(found.plan.actors.length);
    expect(divergence).toMatchObject({ ops: fewest, occurrences: 3 });
    expect(divergence?.steps).toBe(trace.length);
    // The token alone breaks the same clause, and no more than the first did.
    const again = await attempt(subject, plan);
    expect(again.broken).toContain(clause);
    expect(again.broken.length).toBeLessThanOrEqual(found.broken.length);
    expect(divergence?.clauses).toEqual([...again.broken].sort());
  });
});

test('a batch keeps the events that it takes', async () => {
  const { subject, clause, found } = await hunt(
    'batch.consecutive/one-by-one',
    'batch.events'
  );
  const request = { plan: found.plan, clause, occurrences: 1 };
  const divergence = await shrinkDivergence(subject, request);
  const { plan } = readToken(divergence?.token ?? '');
  const ops = plan.actors.flatMap((actor) => actor.ops);
  const [batch] = ops.filter((op) => op.kind === 'createBatch');
  expect(batch?.events).toHaveLength(2);
});

test('a bug between processes keeps two of them', async () => {
  const { subject, clause, found } = await hunt(
    'token.unique/in-process-lock',
    'race.claim-claim'
  );
  const request = { plan: found.plan, clause, occurrences: 1 };
  const divergence = await shrinkDivergence(subject, request);
  expect(divergence?.processes).toBe(2);
});

test('with no attempts to spend it is told as it was found', async () => {
  const { subject, clause, found } = await hunt(
    'token.unique/select-then-insert',
    'random'
  );
  const divergence = await shrinkDivergence(subject, {
    plan: found.plan,
    clause,
    occurrences: 1,
    attemptsMax: 0,
  });
  expect(readToken(divergence?.token ?? '').plan).toEqual(found.plan);
});

test('what does not break the clause again is no divergence', async () => {
  const { clause, found } = await hunt(
    'token.unique/select-then-insert',
    'random'
  );
  const request = { plan: found.plan, clause, occurrences: 1 };
  expect(await shrinkDivergence(await reference(), request)).toBeUndefined();
});

test('a plan that breaks fewer clauses is better, then one that is smaller', () => {
  const tried = (actors: number, ...broken: readonly string[]) => {
    const actor = { name: 'A', process: 0, ops: [{ kind: 'startRun' }] };
    const plan = { setup: [], actors: Array(actors).fill(actor) };
    return { plan, broken, simulated: { trace: [] } } as unknown as Attempt;
  };
  const best = tried(2, 'token.unique');
  expect(isWorse(tried(1, 'token.unique', 'run.exists'), best)).toBe(true);
  expect(isWorse(tried(3, 'token.unique'), best)).toBe(true);
  expect(isWorse(tried(1, 'token.unique'), best)).toBe(false);
  // What else it breaks need not be what the first one broke.
  const both = tried(2, 'token.unique', 'run.exists');
  expect(isWorse(tried(1, 'token.unique', 'log.order'), both)).toBe(false);
  expect(isWorse(tried(3, 'token.unique'), both)).toBe(false);
});

test.each([
  ['no attempts', { attemptsMax: 0 }],
  ['no time', { untilMs: 0 }],
])('with %s left it says that it was not shrunk', async (_name, bounds) => {
  const { subject, clause, found } = await hunt(
    'token.unique/select-then-insert',
    'random'
  );
  const request = { plan: found.plan, clause, occurrences: 1 };
  const cut = await shrinkDivergence(subject, { ...request, ...bounds });
  expect(cut).toMatchObject({ unshrunk: true });
  expect(opsIn(readToken(cut?.token ?? '').plan)).toBe(opsIn(found.plan));
  const whole = await shrinkDivergence(subject, request);
  expect(whole?.unshrunk).toBeUndefined();
  expect(whole && describeDivergence(whole)).not.toContain('not shrunk');
  expect(cut && describeDivergence(cut)).toContain('not shrunk to its end');
});
