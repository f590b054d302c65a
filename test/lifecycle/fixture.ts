import type { AskedEngine, EngineCell } from '../../src/engines/record.js';
import { buildLifecycle, type Measured } from '../../src/lifecycle/build.js';
import type {
  LifecycleReport,
  LifecycleSystem,
} from '../../src/lifecycle/record.js';
import type { LifecycleRow } from '../../src/lifecycle/row.js';
import type { Cost } from '../../src/report/record.js';
import { cell, DIVERGENCE, REPORT, subject } from '../report/fixture.js';

export const ROWS: readonly LifecycleRow[] = [
  {
    id: 'admission.simultaneous',
    phase: 'admission',
    isFounding: true,
    question: 'Several callers start one key at once: does one run come of it?',
    clauses: ['admission.atomic', 'token.unique'],
    experiments: ['admission.simultaneous'],
  },
  {
    id: 'lookup.memory',
    phase: 'lookup',
    question: 'How often is the work done twice?',
    clauses: [],
    experiments: [],
    variants: ['requests that query by attribute, then start'],
  },
  {
    id: 'key.blank',
    phase: 'key',
    question: 'The key is blank: refused, or a key like any other?',
    clauses: [],
    experiments: [],
  },
];

export function engineCell(changes: Partial<EngineCell>): EngineCell {
  return {
    row: 'admission.simultaneous',
    surface: 'id',
    phase: 'admission',
    question: 'Twenty callers start one key at once: whose body runs?',
    observed: [{ word: 'one runs, others attached', tries: 3 }],
    verdict: 'as claimed',
    claimed: {
      words: ['one runs, others attached'],
      source: 'https://docs.example.com/ids',
    },
    tries: 3,
    calls: 63,
    hits: 0,
    transcript: ['+0ms A start {"key":"k"} → {"type":"started"} [4ms]'],
    ...changes,
  };
}

const ENGINE: AskedEngine = {
  engine: 'dbos',
  title: 'DBOS',
  version: '5.3.0',
  server: { version: 'PostgreSQL 18.4', origin: 'embedded' },
  surfaces: [
    { id: 'id', title: 'the id' },
    { id: 'queue', title: 'the id on a queue' },
  ],
  cells: [
    engineCell({}),
    engineCell({
      surface: 'queue',
      verdict: 'differs',
      observed: [
        { word: 'one runs, others attached', tries: 2 },
        { word: 'several run', tries: 1 },
      ],
      hits: 4,
      lead: { words: ['several run'], verdict: 'confirmed' },
      note: 'inputs that ran: 2 | of 20',
    }),
    engineCell({
      row: 'dbos.rewind',
      surface: undefined,
      phase: 'reuse',
      question: 'A completed workflow is rewound: does its result change?',
      claimed: undefined,
      verdict: 'no claim',
      observed: [{ word: 'another result', tries: 3 }],
    }),
  ],
};

export const NOT_RUN = {
  why: 'no server: neither PATH nor the cache has one',
  command: 'npm run engines',
};

const IDLE_ENGINE: AskedEngine = {
  engine: 'temporal',
  title: 'Temporal',
  version: '',
  server: { notRun: NOT_RUN.why, command: NOT_RUN.command },
  surfaces: [{ id: 'fail', title: 'conflict policy FAIL' }],
  cells: [
    engineCell({
      surface: 'fail',
      verdict: 'not run here',
      observed: [],
      tries: 0,
      calls: 0,
      transcript: [],
      note: `${NOT_RUN.why}; ${NOT_RUN.command}`,
    }),
  ],
};

export function cost(changes: Partial<Cost>): Cost {
  return {
    policy: 'reject',
    over: 'claim',
    role: 'duplicate',
    outcome: 'rejected',
    why: 'in-flight',
    requests: 4,
    runs: 4,
    events: 16,
    messages: 4,
    calls: 18,
    ...changes,
  };
}

export function system(changes: Partial<LifecycleSystem>): LifecycleSystem {
  return {
    id: 'reference',
    title: 'the proposal of issue #2376',
    kind: 'proposal',
    package: 'worldproof',
    version: '0.1.0',
    runs: 500,
    ways: [],
    ...changes,
  };
}

const MEMORY = 'requests that query by attribute, then start';

/** The proposal, one World with a shim, an engine, and one that cannot run. */
export const MEASURED: Measured = {
  kit: '0.1.0',
  node: '20.20.2',
  date: '2025-11-23T12:00:00.000Z',
  seed: '1',
  command: 'npx worldproof lifecycle',
  tries: 3,
  systems: [
    system({}),
    system({
      id: 'local-v5',
      kind: 'world',
      title: 'files',
      package: '@workflow/world-local',
      version: '5.0.0',
    }),
    system({
      id: 'dbos',
      kind: 'engine',
      title: 'DBOS',
      package: '@dbos-inc/dbos-sdk',
      version: '5.3.0',
      server: 'PostgreSQL 18.4 (from embedded)',
      runs: 9,
      ways: [...ENGINE.surfaces],
    }),
    system({
      id: 'temporal',
      kind: 'engine',
      title: 'Temporal',
      package: '@temporalio/client',
      version: 'unknown',
      runs: 0,
      ways: [...IDLE_ENGINE.surfaces],
      notRun: NOT_RUN,
    }),
  ],
  subjects: [
    { subject: 'reference', system: 'reference' },
    { subject: 'local-v5', system: 'local-v5' },
    { subject: 'shim:local-v5', system: 'local-v5', way: 'shim' },
  ],
  worlds: {
    ...REPORT,
    subjects: [
      subject({
        variants: [
          { question: MEMORY, answer: 'one run completes it', count: 90 },
          { question: MEMORY, answer: 'two runs complete the work', count: 10 },
        ],
        costs: [
          cost({}),
          cost({ over: 'keyed', runs: 0, events: 0, messages: 0, calls: 4 }),
        ],
      }),
      subject({ id: 'local-v5', variants: [] }),
      subject({ id: 'shim:local-v5', variants: [], costs: [cost({})] }),
    ],
    cells: [
      cell({ clause: 'admission.atomic', level: 'P' }),
      cell({}),
      cell({
        subject: 'local-v5',
        clause: 'admission.atomic',
        level: 'P',
        verdict: 'not applicable',
        exercised: 0,
        note: 'not declared: keyedStart',
      }),
      cell({
        subject: 'local-v5',
        verdict: 'violated',
        violations: 14,
        divergences: [DIVERGENCE],
      }),
      cell({
        subject: 'shim:local-v5',
        clause: 'admission.atomic',
        level: 'P',
        verdict: 'violated',
        exercised: 40,
        violations: 40,
        divergences: [{ ...DIVERGENCE, token: 'wp1:shim' }],
      }),
    ],
  },
  engines: [ENGINE, IDLE_ENGINE],
};

export const LIFECYCLE: LifecycleReport = buildLifecycle(MEASURED, ROWS);
