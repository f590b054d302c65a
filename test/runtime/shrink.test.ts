import { describe, expect, it } from 'vitest';
import { minimise } from '../../src/laboratory/minimise.js';
import type { RuntimeAttempt } from '../../src/runtime/attempt.js';
import { drawPlan, type RuntimePlan } from '../../src/runtime/plan.js';
import { CANDIDATES, calmed, isSmaller } from '../../src/runtime/shrink.js';

const PLAN: RuntimePlan = {
  ...drawPlan('reject', '1', 0).plan,
  choices: Array.from({ length: 64 }, () => 1),
  twice: [0, 3],
};

const shrinkRuntime = (
  first: RuntimeAttempt,
  play: typeof run,
  attemptsMax = 120
) =>
  minimise({
    first,
    passes: CANDIDATES,
    run: ({ plan }) => play(plan),
    isBetter: (tried, best) =>
      tried.witness !== undefined && isSmaller(tried, best),
    attemptsMax,
  });

/** Breaks as long as the choice at 40 is made; switches wherever one is. */
async function run(plan: RuntimePlan): Promise<RuntimeAttempt> {
  const trace = plan.choices.map((choice, at) => ({
    actor: choice === 0 ? 'A' : `B${at}`,
  }));
  const witness = plan.choices[40] === 1 ? 'it broke' : undefined;
  return { plan, witness, simulated: { trace } } as unknown as RuntimeAttempt;
}

describe('shrinking a schedule over the runtime', () => {
  it('keeps the stretch that matters and calms the rest', async () => {
    const { best: shrunk } = await shrinkRuntime(await run(PLAN), run);
    expect(shrunk.witness).toBe('it broke');
    expect(shrunk.plan.twice).toEqual([]);
    expect(shrunk.plan.requests).toHaveLength(2);
    const made = shrunk.plan.choices.flatMap((choice, at) =>
      choice === 0 ? [] : [at]
    );
    expect(made).toContain(40);
    expect(made.length).toBeLessThanOrEqual(4);
  });

  it('spends no more runs than it may', async () => {
    let runs = 0;
    const counted = (plan: RuntimePlan) => {
      runs++;
      return run(plan);
    };
    await shrinkRuntime(await run(PLAN), counted, 7);
    expect(runs).toBe(7);
  });

  it('does not try a stretch that is calm already', () => {
    const calm = calmed(PLAN, 0, 8) as RuntimePlan;
    expect(calm.choices.slice(0, 9)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(calmed(calm, 0, 8)).toBeUndefined();
  });
});
