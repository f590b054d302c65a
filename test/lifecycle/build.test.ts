import { describe, expect, it } from 'vitest';
import { buildLifecycle } from '../../src/lifecycle/build.js';
import { renderLifecycleMarkdown } from '../../src/lifecycle/markdown/markdown.js';
import {
  type Answer,
  LifecycleReportSchema,
} from '../../src/lifecycle/record.js';
import { renderLifecycleTerminal } from '../../src/lifecycle/terminal.js';
import { clauseOf } from '../../src/model/clauses/registry.js';
import { sourceWords } from '../../src/model/clauses/sources.js';
import { TOKEN } from '../report/fixture.js';
import { LIFECYCLE, MEASURED, ROWS, system } from './fixture.js';

function answers(row: string, of: string): readonly Answer[] {
  const found = LIFECYCLE.rows.find(({ id }) => id === row);
  return (found?.answers ?? []).filter((each) => each.system === of);
}

describe('the cells of the table', () => {
  it('follow the schema that is published', () => {
    expect(LifecycleReportSchema.parse(LIFECYCLE)).toEqual(LIFECYCLE);
  });

  it('say of a World what each clause came to, with the story', () => {
    const [atomic, unique] = answers(
      'admission.simultaneous',
      'local-v5'
    ).filter(({ way }) => way === undefined);
    expect(atomic).toMatchObject({
      of: 'admission.atomic',
      verdict: 'not applicable',
      note: 'not declared: keyedStart',
    });
    expect(atomic?.claimed).toBeUndefined();
    expect(unique).toMatchObject({
      of: 'token.unique',
      verdict: 'violated',
      observed: 'violated in 14 of 120',
      claimed: {
        words: 'must hold',
        source: sourceWords(clauseOf('token.unique').sources),
      },
    });
    const story = LIFECYCLE.evidence.find(({ id }) => id === unique?.evidence);
    expect(story).toMatchObject({ subject: 'local-v5', token: TOKEN });
  });

  it('put the shim beside what a World does not offer', () => {
    const shim = answers('admission.simultaneous', 'local-v5').filter(
      ({ way }) => way === 'shim'
    );
    expect(shim).toMatchObject([{ verdict: 'violated', hits: 40, total: 40 }]);
  });

  it('say of the proposal that it claims what it declares', () => {
    const [atomic] = answers('admission.simultaneous', 'reference');
    expect(atomic?.claimed?.words).toBe('proposed, declares keyedStart');
  });

  it('count what the contract leaves open', () => {
    expect(answers('lookup.memory', 'reference')).toMatchObject([
      {
        verdict: 'open question',
        observed:
          'one run completes it: 90 of 100; two runs complete the work: 10 of 100',
      },
    ]);
  });

  it('say of an engine how often it did what, and its claim', () => {
    const [id, queue] = answers('admission.simultaneous', 'dbos');
    expect(id).toMatchObject({
      way: 'id',
      observed: 'one runs, others attached',
      verdict: 'as claimed',
      claimed: { source: 'https://docs.example.com/ids' },
    });
    expect(queue?.observed).toBe(
      'one runs, others attached (2 of 3); several run (1 of 3); 4 of 63 calls'
    );
    const page = LIFECYCLE.evidence.find(({ id: at }) => at === id?.evidence);
    expect(page?.lines[0]).toContain('start {"key":"k"}');
  });

  it('give a row of its own to what only one engine was asked', () => {
    const row = LIFECYCLE.rows.find(({ id }) => id === 'dbos.rewind');
    expect(row?.question).toContain('is rewound');
    expect(row?.answers).toMatchObject([{ observed: 'another result' }]);
  });

  it('leave out rows that nobody answered', () => {
    expect(LIFECYCLE.rows.map(({ id }) => id)).not.toContain('key.blank');
  });

  it('say why a World could not run, once a row that it would be asked', () => {
    const notRun = { why: 'no server', command: 'start one' };
    const idle = system({ id: 'redis', kind: 'world', runs: 0, notRun });
    const report = buildLifecycle(
      { ...MEASURED, systems: [idle], engines: [] },
      ROWS
    );
    const cells = report.rows.flatMap((row) => row.answers);
    expect(cells.map(({ verdict, note }) => [verdict, note])).toEqual([
      ['not run here', 'no server; start one'],
      ['not run here', 'no server; start one'],
    ]);
  });
});

describe('a question that engines alone are asked', () => {
  const crash = {
    id: 'durability.crash',
    phase: 'durability',
    question: 'A process dies: what is left of the key?',
    clauses: [],
    experiments: [],
    unasked: 'crashes are not injected',
  } as const;
  const report = buildLifecycle(MEASURED, [crash]);

  it('has no cell of a World, and says why', () => {
    const row = report.rows.find(({ id }) => id === crash.id);
    expect(row?.answers).toEqual([]);
    expect(renderLifecycleMarkdown(report)).toContain(
      'Not asked of Worlds: crashes are not injected.'
    );
    const options = { width: 100, color: false, verbose: false };
    expect(renderLifecycleTerminal(report, options)).toContain(
      'durability.crash: not asked of Worlds: crashes are not injected'
    );
  });
});
