import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ReportSchema } from '../../src/report/record.js';

/**
 * Published versions of `@workflow/world-local` that differ in one rule. In
 * the race that upstream described, the kit must find the rule broken in the
 * left version and must not find it broken in the right one. (In other races
 * some of the right versions break the same clause in another way.)
 */
const PAIRS = [
  {
    upstream: 'PR 1348',
    clause: 'token.unique',
    broken: '4.1.0-beta.42',
    mended: '4.1.0-beta.43',
    scenario: 'race.claim-claim',
  },
  {
    upstream: 'PR 1877',
    clause: 'step.created-once',
    broken: '5.0.0-beta.3',
    mended: '5.0.0-beta.4',
    scenario: 'duplicate.step-create',
  },
  {
    upstream: 'issue 2283, PR 2295',
    clause: 'token.claim-idempotent',
    broken: '5.0.0-beta.13',
    mended: '5.0.0-beta.16',
    scenario: 'race.claim-claim',
  },
  {
    upstream: 'issue 2781, PR 2808',
    clause: 'resume.live-only',
    broken: '5.0.0-beta.22',
    mended: '5.0.0-beta.29',
    scenario: 'race.resume-dispose',
  },
  {
    upstream: 'PR 2012',
    clause: 'token.conflict-names-owner',
    broken: '5.0.0-beta.4',
    mended: '5.0.0-beta.13',
    scenario: 'race.claim-list',
  },
] as const;

const MAIN = fileURLToPath(
  new URL('../../dist/src/cli/main.js', import.meta.url)
);

/** The verdict on one clause in one scenario, all actors in one process. */
function verdictOn(
  version: string,
  clause: string,
  scenario: string
): Promise<string | undefined> {
  const words = [
    'check',
    `@workflow/world-local@${version}`,
    ...['--clause', clause],
    ...['--scenario', scenario],
    ...['--processes', '1'],
    ...['--schedules', '400'],
    ...['--json', '-'],
  ];
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [MAIN, ...words],
      { maxBuffer: 2 ** 26 },
      (_error, stdout, stderr) => {
        const report = ReportSchema.safeParse(readJson(stdout));
        if (!report.success) {
          reject(new Error(stderr));
          return;
        }
        resolve(report.data.cells[0]?.verdict);
      }
    );
  });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

describe('known bugs of published versions', () => {
  for (const { upstream, clause, broken, mended, scenario } of PAIRS) {
    it(`${clause}: ${broken} breaks it, ${mended} does not (${upstream})`, async () => {
      expect(await verdictOn(broken, clause, scenario)).toBe('violated');
      expect(await verdictOn(mended, clause, scenario)).toBe('holds');
    }, 120_000);
  }
});
