import { describe, expect, it } from 'vitest';
import type { Asked } from '../../src/report/asked.js';
import { markdownAsked } from '../../src/report/markdown-asked.js';
import { mergeReports } from '../../src/report/merge.js';
import { ReportSchema } from '../../src/report/record.js';
import { terminalAsked } from '../../src/report/terminal-asked.js';
import { REPORT, subject } from './fixture.js';

const ASKED: Asked = {
  version: '5.0.0-beta.37',
  methods: [
    {
      part: 'Storage',
      name: 'runs.get',
      schedules: 3,
      takes: [{ name: '{resolveData: none}', schedules: 0 }],
    },
    { part: 'Storage', name: 'runs.list', schedules: 0, takes: [] },
    {
      part: 'Storage',
      name: 'events.create',
      schedules: 3,
      takes: [
        { name: '(run_created)', schedules: 3 },
        { name: '(wait_created)', schedules: 0 },
      ],
    },
    { part: 'Queue', name: 'queue', schedules: 0, takes: [] },
    { part: 'Queue', name: 'createQueueHandler', schedules: 0, takes: [] },
    {
      part: 'Streamer',
      name: 'streams.write',
      schedules: 0,
      takes: [],
      lacking: true,
    },
    { part: 'World', name: 'start', schedules: 0, takes: [] },
  ],
};

const report = {
  ...REPORT,
  subjects: [subject({ id: 'local-v5', asked: ASKED })],
  cells: [],
};

describe('what a subject was asked', () => {
  it('is told in a few lines, and what it was never asked by name', () => {
    expect(terminalAsked(report, 200)).toEqual([
      'local-v5 asked 2 of 6 methods and 1 of 3 of their options and event ' +
        'types, of @workflow/world@5.0.0-beta.37; never asked: runs.list, ' +
        'queue, start; not there: streams',
    ]);
  });

  it('has a section of its own, with the number of schedules', () => {
    const text = markdownAsked(report).join('\n');
    expect(text).toContain('### What was asked of local-v5');
    expect(text).toContain('Never asked: `runs.list`, `queue`, `start`.');
    expect(text).toContain('so these were not asked: `streams`.');
    expect(text).toMatch(
      /`events\.create` \| 3 +\| `\(run_created\)` 3 \| `\(wait_created\)`/
    );
  });

  it('says why something is never asked, where its contract says it', () => {
    const takes = ['{requestId}', '{sinceCursor}', '{skipPreload}'].map(
      (name) => ({ name, schedules: 0 })
    );
    const create = { part: 'Storage', name: 'events.create', schedules: 1 };
    const methods = [{ ...create, takes }];
    const asked = { version: '5.0.0-beta.37', methods };
    const subjects = [subject({ id: 'local-v5', asked })];
    const text = markdownAsked({ ...report, subjects }).join('\n');
    expect(text).toMatch(/`\{requestId\}` +\| it says where a write comes/);
    expect(text).toMatch(/`\{skipPreload\}` +\| advice, which a World may/);
    expect(text).not.toMatch(/`\{sinceCursor\}` +\|/);
  });

  it('is nothing in a record of an earlier kit', () => {
    expect(ReportSchema.safeParse(REPORT).success).toBe(true);
    expect(markdownAsked(REPORT)).toEqual([]);
    expect(terminalAsked(REPORT, 80)).toEqual([]);
  });

  it('is added up over the shards of a run', () => {
    const shards = [1, 2].map((index) => ({
      ...report,
      shard: { index, count: 2 },
    }));
    const [merged] = mergeReports(shards).subjects;
    expect(merged?.asked?.methods[0]?.schedules).toBe(6);
    expect(merged?.asked?.methods[2]?.takes[0]?.schedules).toBe(6);
    expect(merged?.asked?.methods[5]?.lacking).toBe(true);
  });
});
