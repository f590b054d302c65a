import { describe, expect, test } from 'vitest';
import { check } from './command.js';

const PACKAGE = '@workflow/world-postgres';

/** The verdict on one clause, in all scenarios that are about it. */
async function verdictOn(
  version: string,
  clause: string,
  ...options: readonly string[]
) {
  const { report } = await check(
    ...[`${PACKAGE}@${version}`, '--clause', clause],
    ...['--schedules', '160', '--workers', '2', ...options]
  );
  expect(report.subjects).toMatchObject([{ differed: 0, errors: [] }]);
  return report.cells[0]?.verdict;
}

/** Published versions that differ in one rule, with nothing tuned to it. */
describe('known bugs of @workflow/world-postgres', () => {
  test('a claim that comes twice is a conflict with itself, until PR 2295', async () => {
    const clause = 'token.claim-idempotent';
    expect(await verdictOn('4.2.0', clause, '--bail')).toBe('violated');
    expect(await verdictOn('4.3.0', clause)).toBe('holds');
  });

  test('two runs own one token: issue 4173, in every version there is', async () => {
    const verdict = await verdictOn('4.3.7', 'token.unique', '--bail');
    expect(verdict).toBe('violated');
  });
});
