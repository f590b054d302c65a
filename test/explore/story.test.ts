import { describe, expect, test } from 'vitest';
import { hunt, shrinkDivergence } from './hunt.js';

/**
 * Stories as people read them, as golden files. A change here is a change of
 * what users see: look at it, then update with `vitest -u`.
 */
const STORIES = [
  ['token.unique/select-then-insert', 'race.claim-claim'],
  ['token.unique/in-process-lock', 'race.claim-claim'],
  ['run.terminal-once/check-then-end', 'race.complete-cancel'],
  ['resume.live-only/check-then-append', 'race.resume-dispose'],
  ['token.retained/never-expires', 'retention.claim'],
  ['admission.atomic/look-then-start', 'keyed.same'],
  ['policy.supersede/forgotten-retry', 'policy.supersede'],
  ['policy.signal/silent', 'policy.signal'],
] as const;

describe.each(STORIES)('%s', (mutant, scenario) => {
  test('is told in a few lines, the same each time', async () => {
    const { subject, clause, found } = await hunt(mutant, scenario);
    const request = { plan: found.plan, clause, occurrences: 1 };
    const divergence = await shrinkDivergence(subject, request);
    const again = await shrinkDivergence(subject, request);
    expect(again).toEqual(divergence);
    const text = [divergence?.fingerprint, '', ...(divergence?.story ?? [])];
    await expect(`${text.join('\n')}\n`).toMatchFileSnapshot(
      `golden/${mutant.replace('/', '.')}.txt`
    );
  });
});
