import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../src/vitest/outcome.js';
import { cell, DIVERGENCE } from '../report/fixture.js';

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

describe('the tests of clauses that one cause breaks', () => {
  const statement = 'A sentence.';
  const told = new Map<string, string>();
  const story = [...DIVERGENCE.story, `breaks   token.unique: ${statement}`];
  const reasonOf = (clause: string) => {
    const cause = { id: 'aaaa', calls: [], spots: [] };
    const divergences = [{ ...DIVERGENCE, story, cause }];
    const broken = cell({ clause, verdict: 'violated', divergences });
    const judging = { gates: true, isKnown: false, statement, told };
    const outcome = outcomeOf(broken, judging);
    return 'reason' in outcome ? outcome.reason : '';
  };

  it('tell its story once, and say the sentence once', () => {
    const first = reasonOf('token.unique');
    expect(first).toContain(DIVERGENCE.story[0]);
    expect(first.split(statement)).toHaveLength(2);
    const second = reasonOf('run.exists');
    expect(second.split('\n')).toEqual([
      `run.exists: ${statement}`,
      expect.stringContaining(
        'of which the test of token.unique has the story'
      ),
    ]);
  });
});
