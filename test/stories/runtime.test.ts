import { beforeAll, describe, expect, type TestContext, test } from 'vitest';
import {
  exploreRuntime,
  type RuntimeResult,
  replayRuntime,
} from '../../src/runtime/explore.js';
import { installRuntime, runtimePackageOf } from '../../src/runtime/package.js';
import type { RuntimePlan } from '../../src/runtime/plan.js';

const SUBJECT = 'local-v5';
const WITHIN_MS = 120_000;

let missing: string | undefined;

beforeAll(async () => {
  await installRuntime(runtimePackageOf(SUBJECT)).catch((error) => {
    missing = `the runtime cannot be had: ${error.message}`;
  });
}, WITHIN_MS);

/** Needs the published runtime, which a machine without a network lacks. */
function needRuntime({ skip }: TestContext): void {
  skip(missing !== undefined, missing);
}

const explore = async (
  options: Omit<Parameters<typeof exploreRuntime>[0], 'subject' | 'seed'>
): Promise<RuntimeResult> => {
  const results = await exploreRuntime({
    subject: SUBJECT,
    seed: '1',
    ...options,
  });
  return results[0] as RuntimeResult;
};

describe('policies as workflow code, under the published runtime', () => {
  test(
    'run under control: a schedule that is run twice is the same twice',
    async (context) => {
      needRuntime(context);
      const result = await explore({ policies: ['adopt'], schedules: 21 });
      const { tally } = result;
      expect(tally.failures).toEqual({});
      expect(tally).toMatchObject({
        schedules: 21,
        checkedTwice: 2,
        differed: 0,
      });
      expect(tally.outcomes.started).toBeGreaterThan(0);
      expect(tally.outcomes.replayed).toBeGreaterThan(0);
    },
    WITHIN_MS
  );

  test(
    'that are wrong are found, and the story replays in another process',
    async (context) => {
      needRuntime(context);
      const flaw = 'unsent';
      const result = await explore({
        policies: ['signal'],
        flaw,
        schedules: 8,
      });
      expect(result.violated).toBeGreaterThan(0);
      expect(result.story.join('\n')).toMatch(/is in no log, its sender was/);
      const replayed = await replayRuntime(SUBJECT, result.plan as RuntimePlan);
      expect(replayed.trace).toEqual(result.trace);
      expect(replayed.witness).toBe(result.witness);
      expect(replayed.story).toEqual(result.story);
    },
    WITHIN_MS
  );
});
