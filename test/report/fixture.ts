import type { BodyLine } from '../../src/report/line.js';
import type {
  Cell,
  Divergence,
  Report,
  SubjectReport,
} from '../../src/report/record.js';

export const TOKEN = `wp1:${'eyJzIjoibG9jYWwtdjUiLCJwIjp7fX0'.repeat(6)}`;

export const DIVERGENCE: Divergence = {
  token: TOKEN,
  fingerprint: 'token.unique createHook+createHook fs:writeFile',
  story: [
    'A  createHook h1 on r1, token t1',
    'B  createHook h2 on r2, token t1',
    'A  → hook_created #2',
    'B  → hook_created #2   both own t1',
  ],
  steps: 6,
  ops: 2,
  switches: 1,
  processes: 2,
  scenario: 'claim-race',
  occurrences: 14,
};

export function cell(changes: Partial<Cell>): Cell {
  return {
    subject: 'reference',
    clause: 'token.unique',
    phase: 'admission',
    level: 'M',
    verdict: 'holds',
    exercised: 120,
    schedules: 500,
    violations: 0,
    divergences: [],
    ...changes,
  };
}

export function subject(changes: Partial<SubjectReport>): SubjectReport {
  return {
    id: 'reference',
    package: 'worldproof',
    version: '0.1.0',
    contract: 8,
    capabilities: ['attributes', 'keyedStart'],
    schedules: 500,
    steps: 9000,
    seconds: 1.5,
    complete: [{ scenario: 'claim-race', preemptions: 2, schedules: 84 }],
    variants: [
      { question: 'second cancel is appended', answer: 'no', count: 31 },
    ],
    checkedTwice: 25,
    differed: 0,
    errors: [],
    ...changes,
  };
}

const VIOLATED = cell({
  subject: 'local-v5',
  verdict: 'violated',
  violations: 14,
  divergences: [
    DIVERGENCE,
    { ...DIVERGENCE, token: 'wp1:other', fingerprint: 'another cause' },
  ],
});

/** Two subjects over three phases; all six verdicts occur. */
export const REPORT: Report = {
  kit: '0.1.0',
  node: 'v20.20.2',
  date: '2025-11-23T12:00:00.000Z',
  seed: '1',
  subjects: [
    subject({}),
    subject({
      id: 'local-v5',
      package: '@workflow/world-local',
      version: '5.0.0-beta.46',
      capabilities: ['attributes'],
      seconds: 3.25,
      complete: [],
      variants: [
        { question: 'second cancel is appended', answer: 'yes', count: 12 },
      ],
      differed: 1,
      errors: [{ message: 'uncontrolled at step 4', token: 'wp1:error' }],
    }),
  ],
  cells: [
    cell({ clause: 'log.order', phase: 'log' }),
    cell({
      subject: 'local-v5',
      clause: 'log.order',
      phase: 'log',
      verdict: 'harness error',
      note: 'uncontrolled at step 4',
    }),
    cell({}),
    VIOLATED,
    cell({ clause: 'admission.atomic', level: 'P' }),
    cell({
      subject: 'local-v5',
      clause: 'admission.atomic',
      level: 'P',
      verdict: 'not applicable',
    }),
    cell({ clause: 'read.fresh', phase: 'lookup', level: 'S' }),
    cell({
      subject: 'local-v5',
      clause: 'read.fresh',
      phase: 'lookup',
      level: 'S',
      verdict: 'unknown',
    }),
    cell({ clause: 'lookup.pages', phase: 'lookup' }),
  ],
};

/** What a run records that comes to this report. */
export function linesOf({ subjects, cells }: Report): BodyLine[] {
  return [
    ...subjects.map((each) => ({ type: 'subject' as const, ...each })),
    ...cells.map((each) => ({ type: 'cell' as const, ...each })),
  ];
}
