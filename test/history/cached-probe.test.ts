import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  type Asking,
  cachedProbe,
  type ProbeOptions,
} from '../../src/history/cached-probe.js';
import { NAME, reportOf } from './fake.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'worldproof-history-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

type Changes = Partial<ProbeOptions> & { readonly unfinished?: boolean };

function probe({ unfinished, ...changes }: Changes = {}) {
  const asked: Asking[] = [];
  const usual = { package: NAME, seed: '1', schedules: 9, kit: '0.1.0-a' };
  const about = { ...usual, folder, ...changes };
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
});

const OTHERS: readonly Changes[] = [
  { seed: '2' },
  { schedules: 10 },
  { clauses: ['token.unique'] },
  { urls: ['postgres://other'] },
  { kit: '0.1.0-b' },
];

it.each(OTHERS)('takes no answer for that of another: %j', async (change) => {
  await probe().check('1.0.0');
  const other = probe(change);
  await other.check('1.0.0');
  expect(other.asked).toHaveLength(1);
});

it('asks again what was interrupted', async () => {
  await probe({ unfinished: true }).check('1.0.0');
  const again = probe();
  await again.check('1.0.0');
  expect(again.asked).toHaveLength(1);
});
