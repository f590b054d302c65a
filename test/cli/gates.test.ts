import { describe, expect, it } from 'vitest';
import { renderJson } from '../../src/report/json.js';
import type { Report } from '../../src/report/record.js';
import { cell, REPORT, subject } from '../report/fixture.js';
import { run, useFolder } from './harness.js';

const folder = useFolder();

function reportOf(changes: Partial<Report>): Report {
  return { ...REPORT, subjects: [subject({})], cells: [cell({})], ...changes };
}

/** Of a check of the report, and of a merge of nothing but it. */
async function exitCodes(report: Report, ...words: readonly string[]) {
  const check = async () => report;
  const checked = await run(['check', ...words], { kit: { check } });
  const file = folder.write('whole.json', renderJson(report));
  const merged = await run(['matrix', file, ...words]);
  return { checked, merged };
}

describe('a merge exits as the whole check would have', () => {
  const violated = cell({ verdict: 'violated', level: 'M', violations: 1 });
  const should = cell({ verdict: 'violated', level: 'S', violations: 1 });
  it.each([
    ['all holds', reportOf({}), [], 0],
    ['a must is violated', reportOf({ cells: [violated] }), [], 1],
    ['it is excused', reportOf({ cells: [violated] }), ['--exit-zero'], 0],
    ['a should is violated', reportOf({ cells: [should] }), [], 0],
    ['strictly', reportOf({ cells: [should] }), ['--strict'], 1],
    [
      'the kit failed',
      reportOf({ subjects: [subject({ errors: [{ message: 'gone' }] })] }),
      [],
      2,
    ],
  ] as const)('%s', async (_name, report, words, exitCode) => {
    const { checked, merged } = await exitCodes(report, ...words);
    expect(checked.exitCode).toBe(exitCode);
    expect(merged.exitCode).toBe(exitCode);
  });

  it('with the same baseline', async () => {
    const report = reportOf({ cells: [violated] });
    const known = folder.write('known.json', renderJson(report));
    const { checked, merged } = await exitCodes(report, '--baseline', known);
    expect([checked.exitCode, merged.exitCode]).toEqual([0, 0]);
    expect(merged.stdout).toContain('1 known from the baseline');
  });

  it('and with 2 where a shard is missing', async () => {
    const part = reportOf({ shard: { index: 1, count: 2 } });
    const file = folder.write('part.json', renderJson(part));
    const ran = await run(['matrix', file]);
    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toContain('no records of shard 2 of 2');
  });
});

describe('nothing run is no pass', () => {
  it('where a subject can be asked nothing, whatever else holds', async () => {
    const idle = subject({ id: 'other', schedules: 0, idle: 'it needs slots' });
    const report = reportOf({ subjects: [subject({}), idle] });
    const { checked, merged } = await exitCodes(report, '--exit-zero');
    for (const ran of [checked, merged]) {
      expect(ran.exitCode).toBe(2);
      expect(ran.stdout).toContain('nothing was run on other: it needs slots');
      expect(ran.stdout).not.toContain('no violated clause fails');
    }
  });

  it('where no schedule was run, though nothing says why', async () => {
    const report = reportOf({ subjects: [subject({ schedules: 0 })] });
    const { checked } = await exitCodes(report);
    expect(checked.exitCode).toBe(2);
  });
});

describe('--require-exercised', () => {
  const unmet = cell({ verdict: 'not exercised', level: 'M', exercised: 0 });
  const lesser = cell({ verdict: 'not exercised', level: 'S', exercised: 0 });
  const flag = '--require-exercised';
  it.each([
    ['is not asked for', [unmet], [], 0],
    ['a must that was not exercised', [unmet], [flag], 1],
    ['a should that was not', [lesser], [flag], 0],
    ['strictly', [lesser], [flag, '--strict'], 1],
    ['is not about violations', [unmet], [flag, '--exit-zero'], 1],
    ['all is exercised', [cell({})], [flag], 0],
  ] as const)('%s', async (_name, cells, words, exitCode) => {
    const report = reportOf({ cells: [...cells] });
    const { checked, merged } = await exitCodes(report, ...words);
    expect([checked.exitCode, merged.exitCode]).toEqual([exitCode, exitCode]);
    const says = checked.stdout.includes('nothing is known of 1 clause');
    expect(says).toBe(exitCode === 1);
  });
});
