import { describe, expect, it } from 'vitest';
import { run } from './harness.js';

describe('bad input is one line that names it', () => {
  it.each([
    [['chekc'], 'unknown command "chekc": did you mean check?'],
    [
      ['check', '--shedules', '3'],
      'unknown option "--shedules": did you mean --schedules?',
    ],
    [
      ['check', '--shedules=3'],
      'unknown option "--shedules": did you mean --schedules?',
    ],
    [['--versoin'], 'unknown option "--versoin": did you mean --version?'],
    [
      ['check', 'local-v6'],
      'unknown subject "local-v6": did you mean local-v5?',
    ],
    [
      ['check', '--clause', 'token.uniq'],
      'unknown clause "token.uniq": did you mean token.unique?',
    ],
    [
      ['check', '--scenario', 'claim-rac'],
      'unknown scenario "claim-rac": did you mean claim-race?',
    ],
    [['check', '--processes', '9'], '--processes expects 1 to 3, found "9"'],
    [
      ['check', '--json', 'out', '--records', './out'],
      'two outputs cannot both go to ./out',
    ],
    [
      ['check', '--scenario', 'zzz'],
      'unknown scenario "zzz": `worldproof list scenarios` shows all',
    ],
    [
      ['check', '--strategy', 'ptc'],
      'unknown strategy "ptc": did you mean pct?',
    ],
    [
      ['mutants', 'forget-release'],
      'unknown mutant "forget-release": did you mean forgets-release?',
    ],
    [['list', 'clause'], 'unknown list "clause": did you mean clauses?'],
    [
      ['check', '--schedules', '0'],
      '--schedules expects a whole number above 0, found "0"',
    ],
    [
      ['check', '--time', '30'],
      '--time expects a time as in 500ms, 30s, 5m or 1h, found "30"',
    ],
    [
      ['check', '--shard', '5/4'],
      '--shard expects a part as in 1/4, counted from 1, found "5/4"',
    ],
    [['check', '--json'], "option '--json <FILE>' argument missing"],
    [['replay'], "missing required argument 'NAME|TOKEN|FILE'"],
    [
      ['replay', 'a', 'b'],
      '"a b" is neither a token (wp1:..., wpr1:..., wpe1:...) nor a file nor a short name of the last run',
    ],
    [
      ['replay', 'no-such'],
      '"no-such" is neither a token (wp1:..., wpr1:..., wpe1:...) nor a file nor a short name of the last run',
    ],
    [
      ['check', '--like', 'no-such'],
      '"no-such" is neither a token (wp1:..., wpr1:..., wpe1:...) nor a file nor a short name of the last run',
    ],
    [
      ['check', '--like', 'wp1:eN', '--scenario', 'claim-race'],
      '--like takes the place of scenarios: leave out --scenario',
    ],
    [['matrix'], 'matrix needs files of --records or --json, found none'],
    [['matrix', '/no/such.jsonl'], 'cannot read /no/such.jsonl: no such file'],
  ])('%j', async (argv, message) => {
    expect(await run(argv)).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `worldproof: ${message}\n`,
    });
  });
});

describe('help', () => {
  it('lists the commands, and is an error only when nothing was asked', async () => {
    const asked = await run(['--help']);
    const bare = await run([]);
    expect(asked).toMatchObject({ exitCode: 0, stderr: '' });
    expect(bare).toMatchObject({ exitCode: 2, stdout: '' });
    for (const text of [asked.stdout, bare.stderr]) {
      expect(text).toMatch(/check .*replay .*matrix .*list .*mutants /s);
    }
  });

  it('of a command comes from the table of options', async () => {
    const { stdout, exitCode } = await run(['check', '--help']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('worldproof check [options] [SUBJECT...]');
    expect(stdout).toContain('--data-dir-option <NAME>');
    expect(stdout).toContain('Exit codes: 0 no violated clause fails');
  });

  it('says of an option what it means to this command', async () => {
    const check = await run(['check', '--help']);
    const mutants = await run(['mutants', '--help']);
    expect(check.stdout).toContain('schedules of each subject (default: 3000,');
    expect(mutants.stdout).toContain('for each mutant and seed');
  });

  it('has the version', async () => {
    expect(await run(['--version'])).toMatchObject({
      exitCode: 0,
      stdout: '0.1.0\n',
    });
  });
});

describe('errors of the kit', () => {
  const failing = (error: unknown) => ({
    kit: {
      check: async () => {
        throw error;
      },
    },
  });

  it('with exit code 2 are one line with their hint', async () => {
    const known = Object.assign(new Error('no server at\n  :5432'), {
      exitCode: 2,
      hint: 'docker start postgres',
    });
    expect(await run(['check'], failing(known))).toMatchObject({
      exitCode: 2,
      stderr: 'worldproof: no server at :5432 (docker start postgres)\n',
    });
  });

  it('show their stack only with --debug', async () => {
    const bug = new TypeError('x is undefined');
    const plain = await run(['check'], failing(bug));
    const debug = await run(['check', '--debug'], failing(bug));
    expect(plain.stderr).not.toContain('at ');
    expect(debug.stderr).toContain(
      'worldproof: internal error: x is undefined'
    );
    expect(debug.stderr).toContain('usage.test.ts');
  });
});
