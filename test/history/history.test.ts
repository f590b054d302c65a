import { describe, expect, it } from 'vitest';
import { readToken } from '../../src/explore/token.js';
import { bisect } from '../../src/history/bisect.js';
import { type HistoryOptions, historyOf } from '../../src/history/history.js';
import { historyPage } from '../../src/history/page.js';
import { HistorySchema } from '../../src/history/record.js';
import { markdownHistory, terminalHistory } from '../../src/history/views.js';
import type { Report } from '../../src/report/record.js';
import { REPORT, subject } from '../report/fixture.js';
import { NAME, probeOf, tokenOf } from './fake.js';

const OPTIONS: HistoryOptions = {
  package: NAME,
  versions: ['5.0.0-beta.2', '1.0.0', '1.2.0', '1.10.0', '5.0.0-beta.10'],
  seed: '1',
  schedules: 300,
  clauses: ['token.unique'],
  signal: new AbortController().signal,
  date: '2026-01-01',
};

describe('the history of a World', () => {
  it('tells when a clause broke and when it was mended, line by line', async () => {
    const probe = probeOf(['1.2.0', '5.0.0-beta.2']);
    const history = await historyOf(OPTIONS, probe);
    expect(HistorySchema.parse(history)).toEqual(history);
    expect(history.versions).toEqual([
      ...['1.0.0', '1.2.0', '1.10.0'],
      ...['5.0.0-beta.2', '5.0.0-beta.10'],
    ]);
    const told = history.changes.map(({ kind, before, after }) => [
      kind,
      before,
      after,
    ]);
    // What broke in 5.0.0-beta.2 did so on a line of its own.
    expect(told).toEqual([
      ['broke', '1.0.0', '1.2.0'],
      ['mended', '1.2.0', '1.10.0'],
      ['mended', '5.0.0-beta.2', '5.0.0-beta.10'],
    ]);
  });

  it('gives one schedule of both versions', async () => {
    const { changes } = await historyOf(OPTIONS, probeOf(['1.2.0']));
    const [broke] = changes;
    const [before, after] = [broke?.tokens.before, broke?.tokens.after].map(
      (token) => readToken(token ?? '')
    );
    expect(before?.subject).toBe(`${NAME}@1.0.0`);
    expect(after?.subject).toBe(`${NAME}@1.2.0`);
    expect(before?.plan).toEqual(after?.plan);
  });

  it('calls nothing mended that breaks once its calls are raced', async () => {
    const probe = probeOf(['1.0.0'], ['1.0.0', '1.2.0']);
    const history = await historyOf(OPTIONS, probe);
    expect(history.changes).toMatchObject([
      { kind: 'mended', before: '1.2.0', after: '1.10.0', raced: 200 },
    ]);
    expect(history.rows[0]?.verdicts).toMatchObject({ '1.2.0': 'violated' });
  });

  it('tells of no change in a version that cannot be asked the same', async () => {
    const related = {
      kind: 'createWait',
      run: 'r1',
      wait: 'w1',
      inMs: 0,
    } as const;
    const older = ['1.0.0'];
    const probe = probeOf(['1.2.0', '1.10.0']);
    const check = async (version: string): Promise<Report> => {
      const report = await probe.check(version);
      const token = tokenOf(version, [related]);
      const [only] = report.cells;
      const capabilities = older.includes(version) ? [] : ['waits'];
      return {
        ...report,
        subjects: [subject({ version, capabilities })],
        cells: report.cells.map((each) => ({
          ...each,
          divergences: (only?.divergences ?? []).map((it) => ({
            ...it,
            token,
          })),
        })),
      };
    };
    const race = async () => {
      throw new Error('nothing of it can be raced there');
    };
    const versions = ['1.0.0', '1.2.0', '1.10.0'];
    const history = await historyOf({ ...OPTIONS, versions }, { check, race });
    expect(history.rows[0]?.verdicts['1.2.0']).toBe('violated');
    expect(history.changes).toEqual([]);
  });

  it('calls nothing broken that was so before', async () => {
    const probe = probeOf(['1.10.0'], ['1.0.0', '1.2.0', '1.10.0']);
    expect((await historyOf(OPTIONS, probe)).changes).toEqual([]);
  });

  it('says how far it came where it was interrupted', async () => {
    const controller = new AbortController();
    const probe = probeOf([]);
    const check = async (version: string) => {
      controller.abort();
      return probe.check(version);
    };
    const { signal } = controller;
    const cut = await historyOf({ ...OPTIONS, signal }, { ...probe, check });
    expect(cut.incomplete).toContain('1 of 5 versions were checked');
  });

  it('says of a version that could not be checked all that was said', async () => {
    const advice = '--data-dir-option names another';
    const message = `cannot create a run: ${'a long reason '.repeat(20)}\n(${advice})`;
    const probe = probeOf([]);
    const check = async (version: string): Promise<Report> => {
      if (version !== '1.2.0') return probe.check(version);
      const failed = subject({ version, errors: [{ message }] });
      return { ...REPORT, subjects: [failed], cells: [] };
    };
    const history = await historyOf(OPTIONS, { ...probe, check });
    const lines = terminalHistory(history, 80);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(90);
    const texts = [lines.join(' '), historyPage(history)];
    for (const text of [...texts, markdownHistory(history)]) {
      expect(text).toContain(`a long reason (${advice})`);
    }
  });

  it('is told in letters, with the commands of each change', async () => {
    const history = await historyOf(OPTIONS, probeOf(['1.2.0']));
    const text = terminalHistory(history, 100).join('\n');
    expect(text).toContain('  token.unique  ✔✘✔ ✔✔\n');
    expect(text).toContain('✘ token.unique broke in 1.2.0; 1.0.0 keeps it');
    expect(text.match(/npx worldproof replay wp1:/g)).toHaveLength(4);
    const page = markdownHistory(history);
    expect(page).toContain('| `token.unique` | broke | 1.0.0 | 1.2.0 |');
    expect(page).toContain('both own t1');
  });
});

describe('bisecting', () => {
  const versions = Array.from({ length: 33 }, (_, at) => `4.0.${at}`);

  it('finds the change by halves', async () => {
    const probe = probeOf(versions.slice(19));
    const { change, checked } = await bisect(
      { package: NAME, version: '4.0.32', versions, clause: 'token.unique' },
      probe
    );
    expect(change).toMatchObject({
      kind: 'broke',
      before: '4.0.18',
      after: '4.0.19',
    });
    expect(checked).toBeLessThan(9);
  });

  it('looks at nothing that is newer', async () => {
    const probe = probeOf(versions.slice(0, 5));
    const { change } = await bisect(
      { package: NAME, version: '4.0.9', versions, clause: 'token.unique' },
      probe
    );
    expect(change).toMatchObject({ kind: 'mended', after: '4.0.5' });
    expect(probe.asked).not.toContain('4.0.10');
  });

  it('says so where the oldest does the same', async () => {
    const { change, first } = await bisect(
      { package: NAME, version: '4.0.32', versions, clause: 'token.unique' },
      probeOf(versions)
    );
    expect(change).toBeUndefined();
    expect(first).toMatchObject({ version: '4.0.0', verdict: 'violated' });
  });
});
