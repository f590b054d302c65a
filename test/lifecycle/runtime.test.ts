import { describe, expect, it } from 'vitest';
import { buildLifecycle } from '../../src/lifecycle/build.js';
import { renderLifecycleMarkdown } from '../../src/lifecycle/markdown/markdown.js';
import {
  type Answer,
  LifecycleReportSchema,
} from '../../src/lifecycle/record.js';
import type { LifecycleRow } from '../../src/lifecycle/row.js';
import type { AskedRuntime, RuntimeCell } from '../../src/runtime/record.js';
import { MEASURED, ROWS } from './fixture.js';

const POLICY_ROW: LifecycleRow = {
  id: 'in-flight.duplicate',
  phase: 'in-flight',
  question: 'A second caller starts a key at work: what is it told?',
  clauses: ['policy.reject', 'policy.inspect', 'retention.window'],
  experiments: [],
  variants: ['requests that claim, then query by attribute'],
};

function cell(changes: Partial<RuntimeCell>): RuntimeCell {
  return {
    policy: 'reject',
    clause: 'policy.reject',
    schedules: 60,
    exercised: 48,
    violated: 0,
    violatedOnce: 0,
    story: [],
    reworked: 2,
    variants: [],
    outcomes: { 'rejected (in-flight)': 48, started: 60 },
    failures: {},
    checkedTwice: 3,
    differed: 0,
    ...changes,
  };
}

const BROKEN = cell({
  violated: 4,
  violatedOnce: 1,
  firstAt: 7,
  witness: 'two runs worked',
  story: ['A  start', 'B  start'],
  token: 'wpr1:abc',
});

function reportOf(changes: Partial<AskedRuntime>) {
  const runtime = [
    { subject: 'local-v5', runtime: '5.0.0', cells: [], lacks: [], ...changes },
  ];
  return buildLifecycle({ ...MEASURED, runtime }, [...ROWS, POLICY_ROW]);
}

function answersOf(changes: Partial<AskedRuntime>): Answer[] {
  return reportOf(changes)
    .rows.flatMap(({ answers }) => answers)
    .filter(({ way }) => way === 'runtime');
}

describe('what the published runtime makes of a policy', () => {
  it('is a further answer of its World, with a story where it breaks', () => {
    const cells = [
      BROKEN,
      cell({ policy: 'inspect', clause: 'policy.inspect' }),
    ];
    const report = reportOf({ cells });
    expect(LifecycleReportSchema.parse(report)).toEqual(report);
    const [broken, kept] = answersOf({ cells });
    expect(broken).toMatchObject({
      system: 'local-v5',
      of: 'policy.reject',
      verdict: 'violated',
      observed: 'over the runtime, at-least-once delivery: violated in 4 of 48',
      note: '1 of these without a message twice',
      evidence: 'R1',
    });
    expect(kept).toMatchObject({ verdict: 'holds', hits: 0, total: 48 });
    expect(report.evidence.find(({ id }) => id === 'R1')?.lines).toEqual([
      'two runs worked (schedule 7 of seed 1, shrunk).',
      '',
      'A  start',
      'B  start',
    ]);
    const text = renderLifecycleMarkdown(report);
    expect(text).toMatch(
      /reject +\| 60 +\| 48 +\| 4 +\| 1 +\| 2 +\| 60 started, 48 rejected/
    );
    expect(text).toContain(
      '`policy.reject`, over the runtime, at-least-once delivery'
    );
    expect(text).toContain('4 of 48 [R1](#r1)');
    expect(text).toContain('two runs worked (schedule 7 of seed 1, shrunk).');
    expect(text).toContain('npx worldproof replay wpr1:abc');
    expect(text).toContain(
      'local-v5 under @workflow/core 5.0.0: 120 schedules, 6 of them run twice'
    );
  });

  it('is told with the reason where its packages cannot be had', () => {
    const answers = answersOf({ notRun: 'npm is not in reach' });
    // The policies that are not written for the runtime are not asked of it.
    expect(answers.map(({ of }) => of)).toEqual([
      'policy.reject',
      'policy.inspect',
    ]);
    expect(answers[0]).toMatchObject({
      verdict: 'not run here',
      note: 'npm is not in reach',
    });
    const text = renderLifecycleMarkdown(
      reportOf({ notRun: 'npm is not in reach' })
    );
    expect(text).toContain('∅ not run here: npm is not in reach');
  });

  it('is not applicable, with the reason, where the runtime lacks it', () => {
    const lacks = [
      { of: 'retention.window', why: 'start takes no hook' },
      { of: 'bridge', why: 'workflow code has no setAttributes' },
    ];
    const note = '@workflow/core 5.0.0: start takes no hook';
    expect(answersOf({ lacks })).toMatchObject([
      { of: 'retention.window', verdict: 'not applicable', note },
      {
        of: 'requests that claim, then query by attribute',
        verdict: 'not applicable',
        note: '@workflow/core 5.0.0: workflow code has no setAttributes',
      },
    ]);
    expect(renderLifecycleMarkdown(reportOf({ lacks }))).toContain(note);
  });

  it('counts how often each thing happened that nobody promises', () => {
    const [question = ''] = POLICY_ROW.variants ?? [];
    const variants = [
      { question, answer: 'one run completes it', count: 3 },
      { question, answer: 'two runs complete the work', count: 9 },
      { question: 'another', answer: 'yes', count: 1 },
    ];
    const { clause: _, ...bridge } = cell({ policy: 'bridge', variants });
    const [answer] = answersOf({ cells: [bridge] });
    expect(answer).toMatchObject({
      of: question,
      verdict: 'open question',
      total: 12,
    });
    expect(answer?.observed).toMatch(
      /: two runs complete the work: 9 of 12; one run completes it: 3 of 12$/
    );
  });

  it('is an error of the kit where a schedule is not the same twice', () => {
    const [answer] = answersOf({ cells: [{ ...BROKEN, differed: 1 }] });
    expect(answer).toMatchObject({ verdict: 'harness error' });
  });

  it('is an error of the kit where no schedule could be judged', () => {
    const failures = { 'never answered: A': 60 };
    const [answer] = answersOf({ cells: [cell({ exercised: 0, failures })] });
    expect(answer).toMatchObject({
      verdict: 'harness error',
      note: '60 schedules could not be judged: never answered: A',
    });
  });
});
