import { describe, expect, it } from 'vitest';
import { historyOf } from '../../src/history/history.js';
import { renderLifecycleJson } from '../../src/lifecycle/json.js';
import { renderJson } from '../../src/report/json.js';
import { NAME, probeOf } from '../history/fake.js';
import { LIFECYCLE } from '../lifecycle/fixture.js';
import { REPORT } from '../report/fixture.js';
import { run, useFolder } from './harness.js';

const folder = useFolder();

describe('site', () => {
  it('writes matrix, histories and a badge for each World', async () => {
    const report = folder.write('r.json', renderJson(REPORT));
    const history = await historyOf(
      {
        ...{ package: NAME, versions: ['1.0.0', '1.1.0'], seed: '1' },
        ...{ schedules: 9, clauses: ['token.unique'], date: '2026-01-01' },
        signal: new AbortController().signal,
      },
      probeOf(['1.1.0'])
    );
    const past = folder.write('h.json', JSON.stringify(history));
    const keys = folder.write('l.json', renderLifecycleJson(LIFECYCLE));
    const ran = await run(['site', folder.path('out'), report, past, keys]);
    expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
    expect(ran.stdout).toBe(`${folder.path('out/index.html')}\n`);
    const index = folder.read('out/index.html');
    expect(index).toContain('<a href="lifecycle.html">');
    expect(folder.read('out/lifecycle.html')).toContain('dbos.rewind');
    expect(JSON.parse(folder.read('out/lifecycle.json'))).toEqual(LIFECYCLE);
    expect(index).toContain('href="history-acme-world.html"');
    expect(index).toContain('Green is not a proof');
    expect(folder.read('out/matrix.html')).toContain('<title>worldproof');
    const page = folder.read('out/history-acme-world.html');
    expect(page).toContain('token.unique broke in 1.1.0; 1.0.0 keeps it');
    expect(page).toContain('<td title="violated">✘</td>');
    expect(page).not.toContain('<script');
    const badge = (name: string) =>
      JSON.parse(folder.read(`out/badges/${name}.json`));
    expect(badge('local-v5')).toMatchObject({
      ...{ schemaVersion: 1, label: 'worldproof', color: 'red' },
      message: expect.stringMatching(/^1 violated, \d+ of \d+ clauses hold$/),
    });
    expect(badge('reference').color).toBe('brightgreen');
  });

  it('has the lifecycle of its own Worlds where no engine was asked', async () => {
    const report = folder.write('r.json', renderJson(REPORT));
    await run(['site', folder.path('out'), report]);
    const link = '<a href="matrix.html#/lifecycle">';
    expect(folder.read('out/index.html')).toContain(link);
    expect(folder.read('out/matrix.html')).toContain('data-page="lifecycle"');
  });

  it('says what is missing, and is no whole site then', async () => {
    const part = { ...REPORT, shard: { index: 1, count: 2 } };
    const file = folder.write('r.json', renderJson(part));
    const ran = await run(['site', folder.path('out'), file]);
    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toContain('no records of shard 2 of 2');
    expect(folder.read('out/index.html')).toContain('no records of shard 2');
  });

  it('wants records', async () => {
    const ran = await run(['site', folder.path('out')]);
    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toContain('site needs files of --records or --json');
  });
});
