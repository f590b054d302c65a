import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../src/vitest/outcome.js';
import { cell } from '../report/fixture.js';

const JUDGING = { gates: false, isKnown: true, statement: 'A sentence.' };

describe('the test of a clause that is known to be broken', () => {
  it('fails where it was exercised well and not met any more', () => {
    const outcome = outcomeOf(cell({ exercised: 300 }), JUDGING);
    const reason = expect.stringContaining('no longer broken: remove it');
    expect(outcome).toEqual({ is: 'failed', reason });
  });

  it('is skipped where so few schedules did not meet it', () => {
    const outcome = outcomeOf(cell({ exercised: 30 }), JUDGING);
    const reason = expect.stringContaining('not met in 30 schedules');
    expect(outcome).toEqual({ is: 'skipped', reason });
  });
});
