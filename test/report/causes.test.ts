import { describe, expect, test } from 'vitest';
import { callWords, causesIn, otherCauses } from '../../src/report/causes.js';
import { renderJson } from '../../src/report/json.js';
import { renderMarkdown } from '../../src/report/markdown.js';
import { type Divergence, ReportSchema } from '../../src/report/record.js';
import { renderTerminal } from '../../src/report/terminal.js';
import { byStory } from '../../src/story/rank.js';
import { cell, DIVERGENCE, REPORT, subject } from './fixture.js';

function from(id: string, line: number, changes: Partial<Divergence> = {}) {
  const places = [{ file: 'src/storage.ts', line, column: 1 }];
  const cause = {
    id,
    calls: ['endRun', 'startRun'],
    spots: [{ effect: 'fs:write', places }],
  };
  return { ...DIVERGENCE, token: `wp1:${id}${line}`, cause, ...changes };
}

const broken = (clause: string, ...divergences: Divergence[]) =>
  cell({ clause, verdict: 'violated', violations: 3, divergences });

const report = {
  ...REPORT,
  subjects: [subject({})],
  cells: [
    broken('run.terminal-once', from('aaaa', 120), from('bbbb', 7)),
    broken('result.stable', from('aaaa', 120, { processes: 1 })),
  ],
};

describe('the causes of a report', () => {
  test('are fewer than its cells, and know what they break', () => {
    expect(causesIn(report)).toMatchObject([
      {
        id: 'aaaa',
        calls: ['endRun ‖ startRun'],
        clauses: ['result.stable', 'run.terminal-once'],
        // One schedule of it needs no second process.
        processes: 1,
        clause: 'result.stable',
      },
      { id: 'bbbb', clauses: ['run.terminal-once'], processes: 2 },
    ]);
  });

  test('name no clause that nobody asked for', () => {
    const clauses = ['run.terminal-once', 'log.durable'];
    const cells = [broken(clauses[0] ?? '', from('aaaa', 1, { clauses }))];
    const [cause] = causesIn({ ...report, cells });
    expect(cause?.clauses).toEqual(['run.terminal-once']);
  });

  test('open the page, and cells point to them', () => {
    const page = renderMarkdown(report);
    expect(page).toContain('### reference: 2 violated clauses, 2 causes');
    expect(page).toContain('`fs:write at src/storage.ts:120`');
    expect(page.indexOf('## Causes')).toBeLessThan(
      page.indexOf('## admission')
    );
    const row = /`run.terminal-once` +\| M +\| ([^|]+)\|/.exec(page)?.[1];
    expect(row).toContain('(cause [1](#cause-1), [2](#cause-2), 2 processes)');
    expect(page).not.toContain('in the JSON report');
    // Every one is published, with its token.
    for (const token of ['wp1:aaaa120', 'wp1:bbbb7']) {
      expect(page).toContain(`replay ${token}`);
    }
  });

  test('are told in the terminal', () => {
    const text = renderTerminal(report, {
      width: 100,
      color: false,
      verbose: false,
    });
    expect(text).toContain('reference: 2 violated clauses, 2 causes');
    expect(text).toContain('    fs:write at src/storage.ts:120');
    // The story of each cause once, though one breaks two clauses.
    expect(text.split('npx worldproof replay')).toHaveLength(3);
  });

  test('stand in the JSON as its schema has them', () => {
    const { causes } = ReportSchema.parse(JSON.parse(renderJson(report)));
    expect(causes?.map(({ id, token }) => [id, token])).toEqual([
      ['aaaa', 'wp1:aaaa120'],
      ['bbbb', 'wp1:bbbb7'],
    ]);
  });
});

describe('the plainest story', () => {
  const plain = from('a', 1, { processes: 1, clauses: ['x', 'y'], ops: 9 });
  test.each([
    ['needs one process', { processes: 2 }],
    ['has clocks that agree', { processes: 1, skewed: true }],
    ['makes calls that the runtime makes', { processes: 1, unusual: ['…'] }],
  ])('%s', (_, changes) => {
    expect(byStory(plain, from('b', 1, changes))).toBeLessThan(0);
  });
});

test('a cause in which nothing is called is headed by that, not by its hash', () => {
  const places = from('cccc', 1);
  const cause = { id: 'cccc', calls: [], spots: [] };
  const silent = {
    ...report,
    cells: [broken('run.exists', { ...places, cause })],
  };
  expect(causesIn(silent).map(callWords)).toEqual(['no call']);
  const options = { width: 100, color: false, verbose: false };
  expect(renderTerminal(silent, options)).toContain('no call (2 processes)');
});

test('several divergences of one cause are counted as one', () => {
  const [one, same] = [from('aaaa', 1), from('aaaa', 2)];
  const others = otherCauses(broken('run.exists', one, same, from('bbbb', 3)));
  expect(others).toBe(1);
});
