import { expect, test } from 'vitest';
import { SCENARIOS } from '../../scenarios/index.js';
import { DraftSource } from '../../src/explore/drafts.js';
import { isNemesis } from '../../src/explore/plan/faults.js';
import { PlanSchema } from '../../src/explore/plan/schema.js';
import { scheduleOf } from '../../src/explore/schedule.js';
import type { LoadedSubject } from '../../src/worlds/subject.js';
import { EVERYTHING } from '../judge/history-builder.js';

const SUBJECT = {
  contract: EVERYTHING,
  restart: () => ({}),
} as unknown as LoadedSubject;

const OPTIONS = { seed: '1', processesMax: 2, stepsPerCall: 4 };

test('where time may be moved, timers are prompt, and nowhere else', () => {
  const found = new Set<boolean>();
  for (const scenario of SCENARIOS.slice(0, 40)) {
    for (let number = 0; number < 6; number++) {
      const draw = { scenario, number };
      const of = (faults: boolean) =>
        scheduleOf(draw, { ...OPTIONS, faults }, new DraftSource('1'), SUBJECT)
          .plan;
      const plan = of(true);
      const isBefallen = plan.actors.some(isNemesis);
      found.add(isBefallen);
      expect(plan.timers).toBe(isBefallen ? 'prompt' : undefined);
      expect(PlanSchema.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
      expect(of(false)).not.toHaveProperty('timers');
    }
  }
  expect(found).toEqual(new Set([true, false]));
});
