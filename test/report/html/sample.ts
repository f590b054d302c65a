import { CLAUSES } from '../../../src/model/clauses/registry.js';
import type { Report, Verdict } from '../../../src/report/record.js';
import type { ToldOrder } from '../../../src/story/told-order.js';
import { cell, subject } from '../fixture.js';
import { LOCATED, LOCATED_REPORT } from '../formats/sample.js';

/** What a World may put into answers, names and messages. */
export const NASTY = `</script><script>globalThis.broken = true</script><img src="https://example.test/x" onerror='globalThis.broken = true'><!--`;

const ORDER: ToldOrder = {
  calls: [
    { actor: 'setup', words: 'create r1', answer: 'ok', state: 'r1 pending' },
    { actor: 'setup', words: 'start r1', answer: 'ok', state: 'r1 running' },
    {
      actor: 'A',
      words: 'claim t1 as h1 of r1',
      part: 'takes its place',
      state: 'r1 running; h1 holds t1',
    },
    {
      actor: 'A',
      words: 'claim t1 as h1 of r1',
      answer: 'ok',
      state: 'r1 running; h1 owns t1',
    },
  ],
  stuck: [{ actor: 'B', words: 'claim t1 as h2 of r1', answer: 'ok' }],
};

/** A story with the order that its checker tried. */
export const STORY_REPORT: Report = {
  ...LOCATED_REPORT,
  cells: LOCATED_REPORT.cells.map((each) => ({
    ...each,
    divergences: each.divergences.map((divergence) => ({
      ...divergence,
      order: ORDER,
    })),
  })),
};

/** Everything that comes from a World tries to become markup. */
export const NASTY_REPORT: Report = {
  ...LOCATED_REPORT,
  incomplete: [NASTY],
  subjects: LOCATED_REPORT.subjects.map((each) => ({
    ...each,
    version: NASTY,
    capabilities: [NASTY],
    variants: [{ question: NASTY, answer: NASTY, count: 1 }],
    errors: [{ message: NASTY, token: NASTY }],
  })),
  cells: LOCATED_REPORT.cells.map((each) => ({
    ...each,
    note: NASTY,
    divergences: each.divergences.map((divergence) => ({
      ...divergence,
      token: `wp1:${NASTY}`,
      scenario: NASTY,
      order: {
        calls: [{ actor: NASTY, words: NASTY, answer: NASTY, state: NASTY }],
        stuck: [{ actor: NASTY, words: NASTY, answer: NASTY }],
      },
      story: [
        `A        ${NASTY} → ${NASTY}  ‖ before ${NASTY}`,
        ...divergence.story,
      ],
    })),
  })),
};

/** Cells that are green by little, and one of which nothing tells which of two clauses broke. */
export const DOUBTFUL_REPORT: Report = {
  ...LOCATED_REPORT,
  cells: [
    ...STORY_REPORT.cells,
    cell({ clause: 'run.exists', exercised: 400, undecided: 3, failed: 2 }),
    cell({ clause: 'token.live', exercised: 10, undecided: 3 }),
    cell({
      subject: 'local-v5',
      clause: 'run.exists',
      verdict: 'unknown',
      divergences: [
        {
          ...LOCATED,
          token: 'wp1:doubt',
          oneOf: [['run.exists'], ['token.unique', 'run.creatable']],
        },
      ],
    }),
  ],
};

const VERDICTS: readonly Verdict[] = ['holds', 'violated', 'not exercised'];

/** A report of this size: its divergences are spread over the violated cells. */
export function largeReport(
  subjects: number,
  clauses: number,
  divergences: number
): Report {
  const ids = Array.from({ length: subjects }, (_, at) => `subject-${at}`);
  const cells = ids.flatMap((id, column) =>
    Array.from({ length: clauses }, (_, row) =>
      cell({
        subject: id,
        clause: CLAUSES[row]?.id ?? `made.clause-${row}`,
        verdict: VERDICTS[(column + row) % VERDICTS.length] ?? 'holds',
        violations: 3,
      })
    )
  );
  const violated = cells.filter(({ verdict }) => verdict === 'violated');
  const filled = new Map(
    violated.map((each, at) => [
      each,
      shareOf(at, violated.length, divergences),
    ])
  );
  return {
    ...LOCATED_REPORT,
    subjects: ids.map((id) => subject({ id })),
    cells: cells.map((each) => ({
      ...each,
      divergences: Array.from({ length: filled.get(each) ?? 0 }, (_, at) => ({
        ...LOCATED,
        token: `wp1:${each.subject}.${each.clause}.${at}.${'x'.repeat(1200)}`,
        cause: undefined,
        order: ORDER,
        fingerprint: `${each.clause} ${at}`,
      })),
    })),
  };
}

function shareOf(at: number, parts: number, all: number): number {
  return Math.floor(((at + 1) * all) / parts) - Math.floor((at * all) / parts);
}
