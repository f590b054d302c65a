import { describe, expect, it } from 'vitest';
import { buildLifecycle } from '../../src/lifecycle/build.js';
import { renderLifecycleMarkdown } from '../../src/lifecycle/markdown/markdown.js';
import {
  type Answer,
  LifecycleReportSchema,
} from '../../src/lifecycle/record.js';
import type { LifecycleRow } from '../../src/lifecycle/row.js';
import type {
  RuntimeCell,
  RuntimeObservation,
} from '../../src/runtime/record.js';
import { MEASURED, ROWS } from './fixture.js';

const POLICY_ROW: LifecycleRow = {
  id: 'in-flight.duplicate',
  phase: 'in-flight',
  question: 'A second caller starts a key at work: what is it told?',
  clauses: ['policy.reject', 'policy.inspect', 'policy.entity'],
  experiments: [],
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
});

function reportOf(changes: Partial<RuntimeObservation>) {
  const runtime = [
    { subject: 'local-v5', runtime: '5.0.0', cells: [], ...changes },
  ];
  return buildLifecycle({ ...MEASURED, runtime }, [...ROWS, POLICY_ROW]);
}

function answersOf(changes: Partial<RuntimeObservation>): Answer[] {
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
