import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { CLAUSES } from '../../src/model/clauses/registry.js';
import { VERDICTS } from '../../src/report/record.js';
import {
  renderTerminal,
  type TerminalOptions,
} from '../../src/report/terminal.js';
import { cell, DIVERGENCE, REPORT, subject, TOKEN } from './fixture.js';

function render(changes: Partial<TerminalOptions> = {}, report = REPORT) {
  const options = { width: 80, color: false, verbose: false, ...changes };
  return renderTerminal(report, options);
}

/** Up to the legend. */
function table(width: number, report = REPORT): string {
  return render({ width }, report).split('\n✔ holds  ')[0] ?? '';
}

describe('the terminal matrix', () => {
  it('is in words where they fit', () => {
    expect(table(80)).toMatchInlineSnapshot(`
      "worldproof 0.1.0 · node v20.20.2 · seed 1 · 2025-11-23T12:00:00.000Z

                             reference   local-v5
      admission
        token.unique      M  ✔ 120 thin  ✘ violated
        admission.atomic  P  ✔ 120 thin  – not applicable
      lookup
        read.fresh        S  ✔ 120 thin  ? unknown
        lookup.pages      M  ✔ 120 thin  · not exercised
      log
        log.order         M  ✔ 120 thin  ! harness error
      "
    `);
  });

  it('falls back to symbols, which differ without colour', () => {
    expect(table(45)).toMatchInlineSnapshot(`
      "worldproof 0.1.0 · node v20.20.2 · seed 1 · 2025-11-23T12:00:00.000Z

                             reference  local-v5
      admission
        token.unique      M  ✔~         ✘
        admission.atomic  P  ✔~         –
      lookup
        read.fresh        S  ✔~         ?
        lookup.pages      M  ✔~         ·
      log
        log.order         M  ✔~         !
      "
    `);
  });

  it('splits the subjects over tables where not even symbols fit', () => {
    const ids = ['reference', 'local-v4', 'local-v5', 'starter'];
    const subjects = ids.map((id) => subject({ id }));
    const cells = ids.map((id) => cell({ subject: id }));
    expect(table(42, { ...REPORT, subjects, cells })).toMatchInlineSnapshot(`
      "worldproof 0.1.0 · node v20.20.2 · seed 1 · 2025-11-23T12:00:00.000Z

                         reference  local-v4
      admission
        token.unique  M  ✔~         ✔~

                         local-v5  starter
      admission
        token.unique  M  ✔~        ✔~
      "
    `);
  });

  it('of one subject shows what is not plainly green, and counts the rest', () => {
    const only = { ...REPORT, subjects: [subject({})] };
    const cells = [
      ...REPORT.cells.filter((each) => each.subject === 'reference'),
      cell({ clause: 'result.stable', verdict: 'not exercised' }),
      cell({ clause: 'run.exists', verdict: 'not applicable' }),
    ];
    const folded = render({}, { ...only, cells });
    expect(folded).toContain('result.stable');
    expect(folded).not.toContain('token.unique');
    expect(folded).toContain(
      '✔ holds: 5 clauses, – not applicable: 1 clause (5 thin, or in part); --verbose\nshows them'
    );
    const whole = render({ verbose: true }, { ...only, cells });
    expect(whole).toContain('token.unique');
  });

  it('of one subject counts what was not exercised where that is much', () => {
    const only = { ...REPORT, subjects: [subject({})] };
    const bare = CLAUSES.slice(0, 13).map(({ id }) =>
      cell({ clause: id, verdict: 'not exercised' })
    );
    const [first = '', ...others] = bare.map(({ clause }) => clause);
    const few = render({}, { ...only, cells: bare.slice(1) });
    for (const clause of others) expect(few).toContain(clause);
    const many = render({}, { ...only, cells: bare });
    expect(many).not.toContain(first);
    expect(many).toContain('· not exercised: 13 clauses; --verbose shows them');
  });

  it('breaks the lines of a story between words, not its token', () => {
    const story = ['B        '.padEnd(200, 'claim t1 of r1 ')];
    const cells = REPORT.cells.map((each) =>
      each.verdict === 'violated'
        ? { ...each, divergences: [{ ...DIVERGENCE, story }] }
        : each
    );
    const lines = render({ width: 60 }, { ...REPORT, cells }).split('\n');
    const told = lines.filter((line) => line.includes('claim t1'));
    expect(told.length).toBeGreaterThan(3);
    expect(told.every((line) => line.length <= 60)).toBe(true);
    expect(lines.some((line) => line.endsWith(TOKEN))).toBe(true);
  });

  it('says the same with colour as without', () => {
    const coloured = render({ color: true });
    expect(coloured).toContain('\u001b[31m✘ violated\u001b[39m');
    expect(stripVTControlCharacters(coloured)).toBe(render());
    expect(render()).not.toContain('\u001b');
  });

  it('explains each verdict and why the report is not whole', () => {
    const text = render({}, { ...REPORT, incomplete: ['run: no footer'] });
    expect(text).toContain('INCOMPLETE: run: no footer');
    for (const verdict of VERDICTS) expect(text).toContain(verdict);
  });
});

describe('what follows the matrix', () => {
  it('is totals, harness errors and the first divergence of each cell', () => {
    const [, after] = render().split('P proposed\n');
    expect(after?.replaceAll(TOKEN, '<token>')).toMatchInlineSnapshot(`
      "
      ! local-v5: uncontrolled at step 4
        npx worldproof replay wp1:error
      ! local-v5: of 25 schedules run twice 1 differed

      ✘ token.unique on local-v5, level M
        At most one live hook owns a token, over all runs and processes.
        scenario claim-race: 2 operations, 6 steps, 1 context switch, needs 2
        processes; seen in 14 schedules
          A  createHook h1 on r1, token t1
          B  createHook h2 on r2, token t1
          A  → hook_created #2
          B  → hook_created #2   both own t1
        npx worldproof replay <token>

      local-v5: 1 violated clause, 1 cause
        token.unique createHook+createHook fs:writeFile (2 processes): token.unique

      reference  500 schedules in 1.5 s  5 holds
      local-v5   500 schedules in 3.3 s  1 violated, 1 not exercised, 1 unknown, 1 not applicable, 1 harness error
      "
    `);
  });

  it('keeps a token whole on its line, however narrow the terminal', () => {
    const lines = render({ width: 20 }).split('\n');
    expect(lines).toContain(`  npx worldproof replay ${TOKEN}`);
  });

  it('shows five divergences, and all of them when verbose', () => {
    const cells = [
      'run.exists',
      'token.unique',
      'run.terminal-once',
      'step.created-once',
      'result.stable',
      'log.order',
    ].map((clause) =>
      cell({
        clause,
        verdict: 'violated',
        // Each of a cause of its own.
        divergences: [{ ...DIVERGENCE, story: [clause] }],
      })
    );
    const report = { ...REPORT, subjects: [subject({})], cells };
    const count = (text: string) => text.split('npx worldproof').length - 1;
    expect(count(render({}, report))).toBe(5);
    expect(render({}, report)).toContain('1 more cause; --verbose tells all:');
    expect(count(render({ verbose: true }, report))).toBe(6);
  });

  it('tells the smallest story of a cause, and names the causes left over', () => {
    const of = (clause: string, id: string, steps: number) =>
      cell({
        clause,
        verdict: 'violated',
        divergences: [
          {
            ...DIVERGENCE,
            steps,
            story: [`${clause} in ${steps}`],
            token: `wp1:${clause}`,
            cause: { id, calls: [], spots: [] },
          },
        ],
      });
    const cells = [of('run.exists', 'a', 193), of('log.order', 'a', 6)];
    const one = { ...REPORT, subjects: [subject({})], cells };
    expect(render({}, one)).toContain('log.order in 6');
    expect(render({}, one)).not.toContain('run.exists in 193');
    const divergences = Array.from(
      { length: 20 },
      (_, at) => of('run.exists', `c${at}`, at + 10).divergences
    ).flat();
    const many = [cell({ verdict: 'violated', divergences })];
    const nameOf = () => '7f3a';
    const lines = render({ nameOf }, { ...one, cells: many }).split('\n');
    const named = '  token.unique on reference, `worldproof explain 7f3a`';
    expect(lines.filter((line) => line === named)).toHaveLength(10);
    expect(lines).toContain('15 more causes; --verbose tells all:');
    expect(lines).toContain('  and 5 more');
  });

  it('marks what a baseline knows, and still shows it', () => {
    const text = render({ isKnown: ({ clause }) => clause === 'token.unique' });
    expect(text).toContain('token.unique on local-v5, level M (known from the');
    // One line is enough for what somebody has accepted.
    expect(text).not.toContain(DIVERGENCE.story[0]);
  });

  it('shows what a harness error met where no subject error says it', () => {
    const cells = [cell({ verdict: 'harness error', note: 'host gone' })];
    const report = { ...REPORT, subjects: [subject({})], cells };
    expect(render({}, report)).toContain(
      '! reference: token.unique: host gone'
    );
  });
});
