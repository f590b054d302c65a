import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { SubjectReport } from '../../src/report/record.js';
import {
  type Checked,
  check,
  fixture,
  useInstalled,
  useStoryFolder,
  worldproof,
} from './command.js';

useInstalled();

const FEW = ['--schedules', '40', '--budget', '2s', '--scenario'];
/** Those that hang wait for each other where one host works. */
const LOUD = ['--verbose', '--workers', '2'];
const SCENARIOS = 'race.cancel-cancel,race.cancel-list,race.start-list';

/** What cannot even start: one clear line instead of its column. */
const NEVER_START = [
  ['no-factory.js', /^exports no createWorld \(it exports world\); export/],
  ['lacks-method.js', /^its World lacks hooks\.getByToken\(\)$/],
  [
    'factory-throws.js',
    /^createWorld threw no database at localhost:5432 \(.*factory-throws\.js:2:9\)$/,
  ],
  ['factory-throws-undefined.js', /^createWorld threw undefined$/],
  [
    'odd-version.js',
    /^its specVersion is 'three', expected a whole number, or/,
  ],
  ['factory-throws-proxy.js', /^createWorld threw an object that throws when/],
  ['unreadable.js', /^its World cannot be read: locked \(.*unreadable\.js:7:/],
  [
    'factory-async.js',
    /^createWorld threw not connected \(.*factory-async\.js:3:9\)$/,
  ],
  [
    'import-throws.js',
    /^cannot be loaded: this module cannot be loaded \(\/.*import-throws\.js:1:7\)$/,
  ],
  ['not-there.js', /^there is no file \//],
  [
    'elsewhere.js',
    /^changes real files, outside .*: fs:mkdirSync \/.*elsewhere and 1 more \(.* option dataDir; --data-dir-option names another\)$/,
  ],
] as const;

/** What goes wrong in the middle of a schedule: no divergence, ever. */
const GO_WRONG = [
  ['exits.js', /^the World called process\.exit\(3\) in [AB]: cancel r1 \(/],
  ['dies.js', /^the host was ended by SIGKILL in [AB]: cancel r1 \(/],
  ['busy-loop.js', /^no answer for 2 s: .* the process in [AB]: cancel r1 \(/],
  ['unhandled.js', /^uncontrolled at step \d+: nobody handled .*: forgotten/],
  ['throws-later.js', /^nobody catches this in [AB]: cancel r1 \(/],
  ['real-file.js', /^uncontrolled at step \d+: fs:readFile file:.*real-file/],
  ['zlib.js', /^uncontrolled at step \d+: woken from outside/],
  ['runs-program.js', /^uncontrolled at step \d+: [AB] ran a child process/],
  ['dns.js', /^uncontrolled at step \d+: [AB] began a look-up of a host/],
] as const;

const MUTANT = 'mutant:token.claim-idempotent/own-conflict';

const RACE = ['--scenario', 'race.cancel-cancel,race.start-start'];

/** Whoever waits here waits for nothing that could come any more. */
const NEVER_ANSWER = ['never-returns.js', 'locks-on-refusal.js'] as const;

describe('Worlds that are not as they should be, all in one command', () => {
  let checked: Checked;
  const subjectOf = (name: string): SubjectReport | undefined =>
    checked.report.subjects.find(({ id }) => id.endsWith(`/${name}`));
  const verdictsOf = (name: string): string[] =>
    checked.report.cells
      .filter(({ subject }) => subject.endsWith(`/${name}`))
      .map(({ verdict }) => verdict);

  beforeAll(async () => {
    const names = [...NEVER_START, ...GO_WRONG].map(([name]) => name);
    const more = ['memory.js', 'throws-undefined.js', 'throws-unreadable.js'];
    const worlds = [...names, ...more].map(fixture);
    checked = await check(...worlds, ...FEW, SCENARIOS, ...LOUD);
  });

  test('end it with 1, since one is at fault, and not all was judged', () => {
    expect(checked.exitCode).toBe(1);
    expect(checked.stdout).toMatch(/could not be checked|not judged/);
  });

  test.each(NEVER_START)('%s is told in one line', (name, message) => {
    const subject = subjectOf(name);
    expect(subject).toMatchObject({ schedules: 0 });
    expect(subject?.errors.map(({ message }) => message)).toEqual([
      expect.stringMatching(message),
    ]);
    const lines = checked.stdout.split('\n').filter((line) => line[0] === '!');
    expect(lines.filter((line) => line.includes(`/${name}:`))).toHaveLength(1);
  });

  test.each(GO_WRONG)('%s is a harness error', (name, message) => {
    const messages = subjectOf(name)?.errors.map((error) => error.message);
    expect(
      messages?.some((each) => message.test(each)),
      `${messages}`
    ).toBe(true);
    const verdicts = verdictsOf(name);
    expect(verdicts).toContain('harness error');
    expect(verdicts).not.toContain('violated');
    // Schedules without a cancellation were judged all the same: more of them
    // than failed, or too few to say more than that.
    expect(
      verdicts.some((each) => each === 'holds' || each === 'unknown')
    ).toBe(true);
    for (const { token } of subjectOf(name)?.errors ?? []) {
      expect(token).toMatch(/^wp1:/);
    }
  });

  test('one that throws what is no error is answerable for it', () => {
    for (const name of ['throws-undefined.js', 'throws-unreadable.js']) {
      expect(subjectOf(name)).toMatchObject({ schedules: 40, errors: [] });
      expect(verdictsOf(name)).toContain('violated');
      expect(verdictsOf(name)).not.toContain('harness error');
    }
  });

  test('a good one among them is judged as ever', () => {
    expect(subjectOf('memory.js')).toMatchObject({ schedules: 40, errors: [] });
    expect(verdictsOf('memory.js')).toContain('holds');
    expect(verdictsOf('memory.js')).not.toContain('harness error');
  });
});

describe('a World that blocks its process', () => {
  const path = useStoryFolder();

  test('takes nothing away that was found before', async () => {
    const records = path('records.jsonl');
    const { exitCode, report } = await check(
      ...[MUTANT, fixture('busy-loop.js'), '--records', records],
      ...['--schedules', '60', '--budget', '1s', '--scenario'],
      'race.cancel-cancel,duplicate.claim'
    );
    expect(exitCode).toBe(1);
    const first = report.cells.filter(({ subject }) => subject === MUTANT);
    const violated = first.filter(({ verdict }) => verdict === 'violated');
    expect(violated.map(({ clause }) => clause)).toContain(
      'token.claim-idempotent'
    );
    const lines = readFileSync(records, 'utf8').trim().split('\n');
    const types = lines.map((line) => JSON.parse(line).type);
    expect(types).toContain('divergence');
    expect(report.subjects[1]?.errors).not.toEqual([]);
  });
});

describe('a harness error', () => {
  test.each([
    [
      'exits.js',
      /^! harness error on .*exit\(3\)\nit was: .* in [AB]: cancel r1/,
    ],
    [
      'unhandled.js',
      /^! harness error on .*: uncontrolled at step \d+: nobody/,
    ],
  ])('of %s is replayed, and met again', async (name, again) => {
    const { report } = await check(
      ...[fixture(name), '--schedules', '12', '--budget', '5s', ...RACE]
    );
    const token = report.subjects[0]?.errors[0]?.token ?? '';
    const { exitCode, stdout } = await worldproof('replay', token);
    expect(exitCode).toBe(2);
    expect(stdout).toMatch(again);
  });
});

describe('a World that waits for what nobody brings about', () => {
  test.each(NEVER_ANSWER)('%s breaks a clause of its own', async (name) => {
    const few = ['--schedules', '20', '--clause', 'call.answered'];
    const { report, exitCode } = await check(fixture(name), ...few, ...RACE);
    expect(exitCode).toBe(1);
    expect(report.subjects[0]?.errors).toEqual([]);
    const [cell] = report.cells;
    expect(cell).toMatchObject({ verdict: 'violated', level: 'M' });
    const [divergence] = cell?.divergences ?? [];
    expect(divergence?.story.join('\n')).toMatch(/→ never answered/);
    const replayed = await worldproof('replay', divergence?.token ?? '');
    expect(replayed.exitCode).toBe(1);
    expect(replayed.stdout).toMatch(/→ never answered/);
  });
});

describe('a World whose modules keep state over schedules', () => {
  const budget = ['--schedules', '40', '--workers', '1'];
  const ask = (...more: readonly string[]) =>
    check(fixture('quota-cache.js'), ...budget, ...RACE, ...more);

  test('is told so, with the call, the answer and the remedy', async () => {
    const { report, exitCode, stdout } = await ask();
    expect(exitCode).toBe(2);
    expect(stdout).toContain('next: check again with --fresh-modules');
    const [error, ...others] = report.subjects[0]?.errors ?? [];
    expect(error?.message).toMatch(
      /^uncontrolled at step \d+, .*: the first run: .*; its modules keep something .*--fresh-modules/
    );
    expect(others).toEqual([]);
  });

  test('is judged where they are loaded anew for each', async () => {
    const { report, exitCode } = await ask('--fresh-modules');
    expect(exitCode).toBe(0);
    expect(report.subjects[0]).toMatchObject({ errors: [], differed: 0 });
    expect(report.subjects[0]?.checkedTwice).toBeGreaterThan(0);
  });
});
