import { mkdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type LifecycleReport,
  LifecycleReportSchema,
} from '../../src/lifecycle/record.js';
import { start, useStoryFolder, worldproof } from './command.js';

const file = useStoryFolder();

async function lifecycle(
  name: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {}
) {
  const [markdown, json] = [file(`${name}.md`), file(`${name}.json`)];
  const argv = ['lifecycle', ...words, '--markdown', markdown, '--json', json];
  const ran = await start(argv, env).ended;
  const report: LifecycleReport = LifecycleReportSchema.parse(
    JSON.parse(readFileSync(json, 'utf8'))
  );
  return { ...ran, report, text: readFileSync(markdown, 'utf8') };
}

describe('the lifecycle of a key', () => {
  it('is kept in every row by the proposal, and costs a duplicate nothing', async () => {
    const words = ['reference', '--schedules', '400'];
    const { exitCode, stdout, report, text } = await lifecycle('own', words);
    expect(exitCode).toBe(0);
    for (const { answers } of report.rows) {
      const own = answers.filter(({ way }) => way !== 'shim');
      for (const { of, verdict } of own) {
        const isOpen = ['open question', 'not exercised'].includes(verdict);
        expect([of, isOpen ? 'holds' : verdict]).toEqual([of, 'holds']);
      }
    }
    const keyed = report.costs.filter(
      ({ policy, over, why }) =>
        policy === 'reject' && over === 'keyed' && why === 'in-flight'
    );
    expect(keyed.length).toBeGreaterThan(0);
    expect(keyed.map(({ runs }) => runs)).toEqual(keyed.map(() => 0));
    expect(stdout).toContain('admission.simultaneous');
    expect(text).toContain('## What a duplicate costs');
    expect(text).toMatch(/by a shim +\| ✘/);
  });

  it('says of an engine that is not here why, and what to type', async () => {
    const cache = file('empty-cache');
    mkdirSync(cache);
    const { exitCode, stdout, report, text } = await lifecycle(
      'hidden',
      ['temporal'],
      { WORLDPROOF_CACHE: cache, PATH: '' }
    );
    expect(exitCode).toBe(2);
    expect(report.systems).toMatchObject([
      { id: 'temporal', notRun: { command: 'npm run engines' } },
    ]);
    expect(stdout).toContain('∅ temporal: not run here');
    expect(text).toContain('`npm run engines`');
  });

  it('names the nearest system, in one line', async () => {
    const ran = await worldproof('lifecycle', 'temporl', '--markdown', '-');
    expect(ran.exitCode).toBe(2);
    expect(ran.stderr.trim().split('\n')).toEqual([
      'worldproof: there is no system temporl; did you mean temporal?',
    ]);
  });
});
