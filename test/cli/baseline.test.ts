import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/record.js';
import { cell, DIVERGENCE, REPORT, subject } from '../report/fixture.js';
import { run, useFolder } from './harness.js';

const folder = useFolder();

function reportOf(...fingerprints: readonly string[]): Report {
  const divergences = fingerprints.map((fingerprint) => ({
    ...DIVERGENCE,
    fingerprint,
  }));
  const verdict = divergences.length > 0 ? 'violated' : 'holds';
  return {
    ...REPORT,
    subjects: [subject({})],
    cells: [cell({ verdict, divergences, exercised: 300 })],
  };
}

function check(report: Report, ...words: readonly string[]) {
  return run(['check', ...words], { kit: { check: async () => report } });
}

describe('a baseline by cause', () => {
  it('is written by the check that accepts, and excuses the next', async () => {
    const file = folder.path('known.json');
    const first = await check(
      reportOf('one'),
      '--baseline',
      file,
      '--update-baseline'
    );
    expect(first.exitCode).toBe(0);
    expect(first.stdout).toContain(`accepted from now on: ${file}`);
    // Nothing of it is merely lenient: it is of level M, and accepted.
    expect(first.stdout).not.toContain('only with --strict');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      baseline: 1,
      accepted: [{ clause: 'token.unique', fingerprint: 'one' }],
    });
    const second = await check(reportOf('one'), '--baseline', file);
    expect(second.exitCode).toBe(0);
    expect(second.stdout).toContain('1 known from the baseline');
  });

  it('says how a check is told of it, where nobody has named it', async () => {
    const before = process.cwd();
    process.chdir(folder.path('.'));
    try {
      const { stdout } = await check(reportOf('one'), '--update-baseline');
      const use =
        'next: --baseline worldproof.baseline.json, or `baseline` in the config';
      expect(stdout).toContain(use);
      const named = ['--baseline', 'worldproof.baseline.json'];
      const again = await check(reportOf('one'), ...named, '--update-baseline');
      expect(again.stdout).not.toContain(use);
    } finally {
      process.chdir(before);
    }
  });

  it('is missed where a strict one is asked for', async () => {
    const ran = await check(reportOf('one'), '--strict-baseline');
    expect(ran).toMatchObject({
      exitCode: 2,
      stderr:
        'worldproof: --strict-baseline has no baseline: expected --baseline FILE, or `baseline` in the config\n',
    });
  });

  it('does not let a new cause pass under a known clause', async () => {
    const file = folder.path('known.json');
    await check(reportOf('one'), '--baseline', file, '--update-baseline');
    const ran = await check(reportOf('one', 'two'), '--baseline', file);
    expect(ran.exitCode).toBe(1);
    expect(ran.stdout).toContain(
      'by a cause that the baseline does not have: token.unique'
    );
  });

  it('names what is mended, which fails a strict one only', async () => {
    const file = folder.path('known.json');
    await check(reportOf('one'), '--baseline', file, '--update-baseline');
    const mended = await check(reportOf(), '--baseline', file);
    expect(mended.exitCode).toBe(0);
    expect(mended.stdout).toContain('not met any more');
    const strict = await check(
      reportOf(),
      '--baseline',
      file,
      '--strict-baseline'
    );
    expect(strict.exitCode).toBe(1);
  });

  it('is left alone by a check that checked nothing', async () => {
    const file = folder.path('known.json');
    const words = ['--baseline', file, '--update-baseline'];
    const broken = { ...reportOf(), cells: [] };
    const errors = [{ message: 'SyntaxError' }];
    const subjects = [subject({ schedules: 0, errors })];
    const first = await check({ ...broken, subjects }, ...words);
    expect(first.exitCode).toBe(2);
    expect(first.stdout).toContain(`nothing was checked: ${file} is not writ`);
    await check(reportOf('one'), ...words);
    const before = readFileSync(file, 'utf8');
    const ran = await check({ ...broken, subjects }, ...words);
    expect(ran.stdout).toContain(`nothing was checked: ${file} is left as it`);
    expect(ran.stdout).not.toContain('accepted from now on');
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('asks for links only where something is new', async () => {
    const words = [
      '--baseline',
      folder.path('known.json'),
      '--update-baseline',
    ];
    await check(reportOf('one'), ...words);
    const again = await check(reportOf('one'), ...words);
    expect(again.stdout).toContain('nothing new to accept');
    expect(again.stdout).not.toContain('its link');
  });

  it('that is malformed is told by its path, before anything is run', async () => {
    const text = JSON.stringify({
      baseline: 1,
      kit: '0',
      clauses: [],
      accepted: [
        { subject: 'a', clause: 'b', fingerprint: 'c', expires: 'soon' },
      ],
    });
    const file = folder.write('known.json', text);
    const ran = await check(reportOf(), '--baseline', file);
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toMatch(/known\.json: accepted\.0\.expires: /);
  });
});
