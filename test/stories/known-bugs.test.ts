import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  type Cell,
  type Divergence,
  ReportSchema,
} from '../../src/report/record.js';

/**
 * Published versions of `@workflow/world-local` that differ in one rule. The
 * kit must find it broken in the left version by the calls that upstream tells
 * of, and not by these calls in the right one. (By others some of the right
 * versions still break the same clause: 5.0.0-beta.29 writes a resume behind
 * the end of its run.)
 */
const PAIRS = [
  {
    upstream: 'PR 1348',
    clause: 'token.unique',
    calls: ['createHook'],
    broken: '4.1.0-beta.42',
    mended: '4.1.0-beta.43',
    schedules: 120,
  },
  {
    upstream: 'PR 1877',
    clause: 'step.created-once',
    calls: ['createStep'],
    broken: '5.0.0-beta.3',
    mended: '5.0.0-beta.4',
    schedules: 120,
  },
  {
    upstream: 'issue 2283, PR 2295',
    clause: 'token.claim-idempotent',
    calls: ['createHook'],
    broken: '5.0.0-beta.13',
    mended: '5.0.0-beta.16',
    schedules: 120,
  },
  {
    upstream: 'issue 2781, PR 2808',
    clause: 'resume.live-only',
    calls: ['disposeHook', 'resume'],
    broken: '5.0.0-beta.22',
    mended: '5.0.0-beta.29',
    // The ends of runs break it sooner.
    schedules: 500,
  },
] as const;

const MAIN = fileURLToPath(
  new URL('../../dist/src/cli/main.js', import.meta.url)
);

/** The cell of one clause, all actors in one process. */
function cellOf(
  version: string,
  clause: string,
  ...options: readonly string[]
): Promise<Cell | undefined> {
  const words = [
    'check',
    `@workflow/world-local@${version}`,
    ...['--clause', clause],
    ...['--processes', '1', '--no-faults', '--workers', '1'],
    ...options,
    ...['--json', '-'],
  ];
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [MAIN, ...words],
      { maxBuffer: 2 ** 26 },
      (_error, stdout, stderr) => {
        const report = ReportSchema.safeParse(readJson(stdout));
        if (report.success) resolve(report.data.cells[0]);
        else reject(new Error(stderr));
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

/** The kinds of the calls that a divergence comes from. */
function kindsOf({ cause }: Divergence): string[] {
  return [...new Set(cause?.calls)].sort();
}

describe('known bugs of published versions', () => {
  for (const pair of PAIRS) {
    const { upstream, clause, calls, broken, mended } = pair;
    const schedules = ['--schedules', `${pair.schedules}`];
    const words = calls.join(' and ');
    it(`${clause}: ${broken} breaks it by ${words}, ${mended} does not (${upstream})`, async () => {
      // All of them: what comes first may be another cause, mended or not.
      const bug = await cellOf(broken, clause, ...schedules);
      expect(bug?.verdict).toBe('violated');
      expect(bug?.divergences.map(kindsOf)).toContainEqual(calls);
      const told = bug?.divergences.find(
        (each) => kindsOf(each).join() === calls.join()
      );
      const again = ['--like', told?.token ?? '', '--schedules', '150'];
      const same = await cellOf(broken, clause, ...again, '--bail');
      expect(same?.verdict).toBe('violated');
      const gone = await cellOf(mended, clause, ...again);
      expect(gone?.verdict).toBe('holds');
      expect(gone?.exercised).toBeGreaterThan(0);
      expect(gone?.schedules).toBe(150);
      expect(gone?.failed).toBeUndefined();
    });
  }
});

describe('what a later contract asks is no bug of an earlier version', () => {
  const clause = 'token.conflict-names-owner';
  it('the owner of a token has a name since PR 2012', async () => {
    const before = await cellOf('5.0.0-beta.4', clause, '--schedules', '1');
    expect(before?.verdict).toBe('not applicable');
    expect(before?.note).toBe(
      'its contract @workflow/world 5.0.0-beta.2 does not name conflictingRunId; since 4.1.5 and 5.0.0-beta.3'
    );
    const after = await cellOf('5.0.0-beta.13', clause, '--schedules', '60');
    expect(after?.exercised).toBeGreaterThan(0);
  });
});
