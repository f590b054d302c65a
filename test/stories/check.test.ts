import { beforeAll, describe, expect, test } from 'vitest';
import type { Divergence } from '../../src/report/record.js';
import { type Checked, check, timeless, worldproof } from './command.js';

test('the reference World keeps the contract', async () => {
  const { exitCode, stdout, report } = await check(
    'reference',
    '--schedules',
    '1500'
  );
  expect(exitCode).toBe(0);
  expect(stdout).toContain('no violated clause fails this check');
  const [subject] = report.subjects;
  expect(subject).toMatchObject({ schedules: 1500, differed: 0, errors: [] });
  expect(subject?.checkedTwice).toBeGreaterThan(10);
  // Nobody dies where --no-faults says so, and what is not asked is not green.
  const others = report.cells.filter(({ verdict }) => verdict !== 'holds');
  expect(others).not.toEqual([]);
  for (const { clause, verdict, note } of others) {
    // It keeps no files, of which a power loss could take something.
    if (clause.startsWith('power.')) expect(verdict).toBe('not applicable');
    else {
      expect(clause).toMatch(/^(crash|recovery)\./);
      expect(verdict).toBe('not exercised');
      expect(note).toContain('--no-faults');
    }
  }
});

describe('the starter World', () => {
  let checked: Checked;

  beforeAll(async () => {
    checked = await check('starter', '--schedules', '300');
  });

  test('breaks what it is known to break', () => {
    expect(checked.exitCode).toBe(1);
    const violated = checked.report.cells
      .filter(({ verdict }) => verdict === 'violated')
      .map(({ clause }) => clause);
    expect(violated).toEqual(
      expect.arrayContaining(['run.started-once', 'token.claim-idempotent'])
    );
    for (const clause of violated) expect(checked.stdout).toContain(clause);
  });

  test('has a story and a token for every clause that it breaks', () => {
    for (const cell of checked.report.cells) {
      const isViolated = cell.verdict === 'violated';
      expect(cell.divergences.length > 0, cell.clause).toBe(isViolated);
    }
  });

  test('replays every token in a process of its own', async () => {
    const found = new Map<string, Divergence & { clause: string }>();
    for (const { clause, divergences } of checked.report.cells) {
      for (const each of divergences) {
        found.set(each.token, { ...each, clause });
      }
    }
    for (const { token, clause, story } of found.values()) {
      const { exitCode, stdout } = await worldproof('replay', token);
      expect(exitCode, stdout).toBe(1);
      const [title, ...rest] = stdout.trimEnd().split('\n');
      const lines = rest.slice(0, story.length);
      expect(title).toMatch(new RegExp(`^✘ ${clause} diverges on `));
      expect(lines).toEqual(story.map((line) => `  ${line}`));
    }
  });
});

test('it does not matter how many processes work', async () => {
  const words = ['reference', 'starter', 'local-v5', '--schedules', '60'];
  // Of few clauses, so that few divergences are shrunk.
  words.push('--clause', 'token.claim-idempotent,run.terminal-once,log.order');
  const one = await check(...words, '--workers', '1');
  const two = await check(...words, '--workers', '2');
  expect(timeless(two.report)).toEqual(timeless(one.report));
});

test('another seed tries other schedules', async () => {
  const words = ['reference', '--schedules', '60', '--seed'];
  const [first, second] = [
    await check(...words, '1'),
    await check(...words, 'b'),
  ];
  expect(first.report.subjects[0]?.steps).not.toBe(
    second.report.subjects[0]?.steps
  );
});

test('JSON on stdout is JSON alone; people read stderr', async () => {
  const { exitCode, stdout, stderr } = await worldproof(
    ...['check', 'reference', '--schedules', '20', '--workers', '1'],
    ...['--json', '-']
  );
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ seed: '1' });
  expect(stderr).toContain('reference  20 schedules');
});
