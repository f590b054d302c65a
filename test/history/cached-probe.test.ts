import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Asking, cachedProbe } from '../../src/history/cached-probe.js';
import { NAME, reportOf } from './fake.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'worldproof-history-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function probe(changes: { seed?: string; unfinished?: boolean } = {}) {
  const asked: Asking[] = [];
  const { seed = '1', unfinished } = changes;
  const about = { package: NAME, seed, schedules: 9, folder };
  const cached = cachedProbe(about, async (asking) => {
    asked.push(asking);
    const report = reportOf(asking.version, true);
    return unfinished ? { ...report, unfinished } : report;
  });
  return { ...cached, asked };
}

it('asks once of a version and a seed, whoever asks again', async () => {
  const first = probe();
  const report = await first.check('1.0.0');
  await first.check('1.1.0');
  await first.race('1.0.0', 'wp1:a', 'token.unique');
  expect(first.asked).toHaveLength(3);
  const again = probe();
  expect((await again.check('1.0.0')).cells).toEqual(report.cells);
  await again.race('1.0.0', 'wp1:a', 'token.unique');
  expect(again.asked).toEqual([]);
  await again.race('1.0.0', 'wp1:b', 'token.unique');
  expect(again.asked).toHaveLength(1);
  const other = probe({ seed: '2' });
  await other.check('1.0.0');
  expect(other.asked).toHaveLength(1);
});

it('asks again what was interrupted', async () => {
  await probe({ unfinished: true }).check('1.0.0');
  const again = probe();
  await again.check('1.0.0');
  expect(again.asked).toHaveLength(1);
});
