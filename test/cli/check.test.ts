import { describe, expect, it } from 'vitest';
import type { CheckOptions } from '../../src/explore/check-options.js';
import { renderJson } from '../../src/report/json.js';
import { readReport } from '../../src/report/jsonl.js';
import type { Report } from '../../src/report/record.js';
import {
  cell,
  DIVERGENCE,
  linesOf,
  REPORT,
  subject,
} from '../report/fixture.js';
import { FakeProcess, run, useFolder } from './harness.js';

const folder = useFolder();

function reportOf(level: string, verdict: 'violated' | 'holds'): Report {
  const divergences = verdict === 'violated' ? [DIVERGENCE] : [];
  const only = cell({ level, verdict, divergences });
  return { ...REPORT, subjects: [subject({})], cells: [only] };
}

function answering(report: Report) {
  return { kit: { check: async () => report } };
}

describe('the exit code of a check', () => {
  it.each([
    ['M', 'violated', [], 1],
    ['C', 'violated', [], 1],
    ['S', 'violated', [], 0],
    ['P', 'violated', [], 0],
    ['S', 'violated', ['--strict'], 1],
    ['M', 'holds', ['--strict'], 0],
  ] as const)('%s %s %j is %i', async (level, verdict, flags, code) => {
    const report = reportOf(level, verdict);
    const ran = await run(['check', ...flags], answering(report));
    expect(ran.exitCode).toBe(code);
    expect(ran.stderr).toBe('');
  });

  it('is 2 when a subject could not start, and the others are shown', async () => {
    const broken = subject({
      id: 'postgres-v4',
      schedules: 0,
      errors: [{ message: 'no server: set DATABASE_URL' }],
    });
    const report = reportOf('M', 'holds');
    const subjects = [...report.subjects, broken];
    const ran = await run(['check'], answering({ ...report, subjects }));
    expect(ran.exitCode).toBe(2);
    expect(ran.stdout).toContain('✔ holds');
    expect(ran.stdout).toContain('! postgres-v4: no server: set DATABASE_URL');
    expect(ran.stdout).toContain('could not be checked: postgres-v4\n');
    expect(ran.stdout).not.toContain('no violated clause');
  });

  it('excuses divergences with --exit-zero, and nothing else', async () => {
    const red = reportOf('M', 'violated');
    const excused = await run(['check', '--exit-zero'], answering(red));
    expect(excused.exitCode).toBe(0);
    expect(excused.stdout).toContain(
      '1 violated clause fails this check, which --exit-zero excuses:'
    );
    const error = cell({ clause: 'log.order', verdict: 'harness error' });
    const failed = await run(
      ['check', '--exit-zero'],
      answering({ ...red, cells: [...red.cells, error] })
    );
    expect(failed.exitCode).toBe(2);
  });

  it('is never green over a harness error, but a divergence outranks it', async () => {
    const error = cell({ clause: 'log.order', verdict: 'harness error' });
    const withError = (report: Report) =>
      answering({ ...report, cells: [...report.cells, error] });
    const green = await run(['check'], withError(reportOf('M', 'holds')));
    const red = await run(['check'], withError(reportOf('M', 'violated')));
    expect([green.exitCode, red.exitCode]).toEqual([2, 1]);
  });

  it('is 2 when the kit ran no subject at all', async () => {
    const nothing = { ...REPORT, subjects: [], cells: [] };
    expect((await run(['check'], answering(nothing))).exitCode).toBe(2);
  });
});

describe('a baseline', () => {
  it('excuses what was violated there, and still shows it', async () => {
    const file = folder.write('baseline.json', renderJson(REPORT));
    const ran = await run(['check', '--baseline', file], {
      kit: {
        check: async () => ({
          ...REPORT,
          cells: REPORT.cells.filter((one) => one.verdict !== 'harness error'),
          subjects: [subject({}), subject({ id: 'local-v5' })],
        }),
      },
    });
    expect(ran.exitCode).toBe(0);
    expect(ran.stdout).toContain('token.unique on local-v5, level M (known');
    expect(ran.stdout).toContain('1 known from the baseline');
  });

  it('does not excuse the same clause on another subject', async () => {
    const file = folder.write('baseline.json', renderJson(REPORT));
    const report = reportOf('M', 'violated');
    const ran = await run(['check', '--baseline', file], answering(report));
    expect(ran.exitCode).toBe(1);
    expect(ran.stdout).toContain('1 violated clause fails this check:');
    expect(ran.stdout).toContain('  reference: token.unique\n');
  });

  it('is read before the run, so that a wrong one costs no time', async () => {
    let checked = false;
    const check = async () => {
      checked = true;
      return REPORT;
    };
    const file = folder.write('baseline.json', '{"kit": 1}');
    const ran = await run(['check', '--baseline', file], { kit: { check } });
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toMatch(
      /^worldproof: .*baseline\.json: JSON, but no report of .*\n$/
    );
    expect(checked).toBe(false);
  });
});

describe('what the kit is asked for', () => {
  async function asked(...argv: string[]): Promise<CheckOptions> {
    const seen: CheckOptions[] = [];
    const check = async (options: CheckOptions) => {
      seen.push(options);
      return reportOf('M', 'holds');
    };
    const ran = await run(['check', ...argv], { kit: { check } });
    expect(ran.stderr).toBe('');
    const [options] = seen;
    if (!options) throw new Error('the kit was not asked');
    return options;
  }

  it('is the fleet with a fixed seed by default', async () => {
    const options = await asked();
    expect(options).toMatchObject({
      subjects: ['reference'],
      seed: '1',
      bail: false,
    });
    expect(options.workers).toBeGreaterThan(0);
    expect(options.schedules).toBeUndefined();
  });

  it('is every option in its own type', async () => {
    const options = await asked(
      ...['local-v5', '@workflow/world-local@5.0.0-beta.3', './world.mjs'],
      ...['--schedules', '250', '--time', '1.5m', '--seed', 'deadbeef'],
      ...['--scenario', 'claim-race,cancel-race', '--clause', 'token.unique'],
      ...['--strategy', 'pct', '--workers', '2', '--shard', '2/4', '--bail'],
      ...['--data-dir-option', 'dataDir']
    );
    expect(options).toMatchObject({
      subjects: [
        'local-v5',
        '@workflow/world-local@5.0.0-beta.3',
        './world.mjs',
      ],
      schedules: 250,
      timeMs: 90_000,
      seed: 'deadbeef',
      scenarios: ['claim-race', 'cancel-race'],
      clauses: ['token.unique'],
      strategy: 'pct',
      workers: 2,
      shard: { index: 2, count: 4 },
      bail: true,
      dataDirOption: 'dataDir',
    });
  });

  it('has processes die unless told otherwise', async () => {
    expect(await asked()).toMatchObject({ faults: true });
    expect(await asked('--faults')).toMatchObject({ faults: true });
    expect(await asked('--no-faults')).toMatchObject({ faults: false });
    const again = await asked('--like', token ?? '');
    expect(again).toMatchObject({ faults: false });
  });

  const token = REPORT.cells.flatMap(({ divergences }) => divergences)[0]
    ?.token;

  it('takes the token that was typed after --like', async () => {
    const options = await asked('--like', token ?? '');
    expect(options).toMatchObject({ like: token, scenarios: undefined });
  });

  it('takes the first token of a report after --like', async () => {
    folder.write('report.json', JSON.stringify(REPORT));
    const options = await asked('--like', folder.path('report.json'));
    expect(options.like).toBe(token);
  });
});

describe('the files of a check', () => {
  it('gives JSON the standard output and people the other one', async () => {
    const ran = await run(['check', '--json', '-']);
    expect(readReport(ran.stdout, 'stdout').subjects).toEqual(REPORT.subjects);
    expect(ran.stderr).toContain('✘ violated');
  });

  it('writes each view into a folder that it makes', async () => {
    const markdown = folder.path('new/gap-matrix.md');
    const json = folder.path('new/deep/report.json');
    const ran = await run(['check', '--markdown', markdown, '--json', json]);
    expect(folder.read('new/gap-matrix.md')).toContain('# Gap matrix');
    expect(folder.read('new/deep/report.json')).toBe(renderJson(REPORT));
    expect(ran.stdout).toContain(`written: ${markdown}, ${json}\n`);
  });

  it('streams records as they come, and closes them in the end', async () => {
    const file = folder.path('run.jsonl');
    const duringTheRun: string[] = [];
    const check = async ({ onRecord, header }: CheckOptions) => {
      onRecord?.({ type: 'subject', ...subject({ schedules: 1 }) });
      duringTheRun.push(folder.read('run.jsonl'));
      for (const line of linesOf(REPORT)) onRecord?.(line);
      return { ...REPORT, ...header };
    };
    await run(['check', '--records', file, '--shard', '1/2'], {
      kit: { check },
    });
    expect(duringTheRun[0]).toContain('"schedules":1,');
    const { subjects, cells, ...rest } = readReport(
      folder.read('run.jsonl'),
      file
    );
    expect({ subjects, cells }).toEqual({
      subjects: REPORT.subjects,
      cells: REPORT.cells,
    });
    expect(rest.shard).toEqual({ index: 1, count: 2 });
    expect(rest).not.toHaveProperty('incomplete');
  });

  it('goes on from records only of the files that they are of', async () => {
    const file = folder.path('run.jsonl');
    const codes = (code: string) => ({
      kit: { codes: async () => ({ './world.mjs': code }) },
    });
    await run(['check', './world.mjs', '--records', file], codes('a1'));
    const resume = ['check', './world.mjs', '--resume', file];
    expect((await run(resume, codes('a1'))).stderr).toBe('');
    const before = folder.read('run.jsonl');
    const ran = await run(resume, codes('b2'));
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toBe(
      `worldproof: ./world.mjs, or a file that it imports, has changed since ${file} was begun: check it anew, with --records\n`
    );
    expect(folder.read('run.jsonl')).toBe(before);
  });

  it('keeps the records when the kit breaks', async () => {
    const file = folder.path('run.jsonl');
    const check = async ({ onRecord }: CheckOptions): Promise<Report> => {
      onRecord?.({ type: 'cell', ...cell({}) });
      throw new Error('host process vanished');
    };
    const ran = await run(['check', '--records', file], { kit: { check } });
    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toBe(
      'worldproof: internal error: host process vanished (--debug shows where)\n'
    );
    const report = readReport(folder.read('run.jsonl'), file);
    expect(report.cells).toEqual([cell({})]);
    expect(report.incomplete).toHaveLength(1);
  });

  it('refuses an output that it could not write, before the run', async () => {
    const inTheWay = folder.write('file', '');
    const ran = await run(['check', '--json', `${inTheWay}/report.json`]);
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toMatch(/^worldproof: cannot write .*report\.json: /);
    const both = await run(['check', '--json', '-', '--markdown', '-']);
    expect(both).toMatchObject({ exitCode: 2, stdout: '' });
  });
});

describe('Ctrl-C', () => {
  it('prints the matrix so far, leaves the stream open and exits 130', async () => {
    const interrupts = new FakeProcess();
    const file = folder.path('run.jsonl');
    const check = ({ signal }: CheckOptions) =>
      new Promise<Report>((resolve) => {
        signal.addEventListener('abort', () => resolve(REPORT));
        interrupts.emit('SIGINT');
      });
    const ran = await run(['check', '--records', file], {
      kit: { check },
      interrupts,
    });
    expect(ran.exitCode).toBe(130);
    expect(ran.stdout).toContain('✘ violated');
    expect(ran.stdout).toContain('INCOMPLETE: the run was interrupted');
    expect(folder.read('run.jsonl')).not.toContain('"footer"');
    expect(interrupts.exits).toEqual([]);
    expect(interrupts.listenerCount('SIGINT')).toBe(0);
  });

  it('says 143 where SIGTERM ended it', async () => {
    const interrupts = new FakeProcess();
    const file = folder.path('run.json');
    const check = async () => {
      interrupts.emit('SIGTERM');
      return REPORT;
    };
    const ran = await run(['check', '--json', file], {
      kit: { check },
      interrupts,
    });
    expect(ran.exitCode).toBe(143);
    expect(ran.stdout).toContain('interrupted: this is what there was');
    expect(interrupts.listenerCount('SIGTERM')).toBe(0);
    // What was cut short is no whole check for whoever merges it.
    const merged = await run(['matrix', file, '--exit-zero']);
    expect(merged.exitCode).toBe(2);
    expect(merged.stdout).toContain('not all was run that was asked for');
  });

  it('exits at once when it comes again', async () => {
    const interrupts = new FakeProcess();
    const check = async () => {
      interrupts.emit('SIGINT');
      interrupts.emit('SIGINT');
      return REPORT;
    };
    await run(['check'], { kit: { check }, interrupts });
    expect(interrupts.exits).toEqual([130]);
  });
});

describe('what a check advises', () => {
  const thin = { ...REPORT, subjects: [subject({})], cells: [cell({})] };

  it('is more time where the time was over first', async () => {
    const timed = await run(['check', '--time', '1m'], answering(thin));
    expect(timed.stdout).toContain('next: a longer --time tries more');
    const words = ['check', '--time', '1m', '--schedules', '500'];
    const whole = await run(words, answering(thin));
    expect(whole.stdout).toContain('next: --schedules N tries more');
  });

  it('is a story that stands on the screen', async () => {
    const of = (clause: string, steps: number) => {
      const cause = { id: 'one', calls: [], spots: [] };
      const told = { ...DIVERGENCE, steps, token: `wp1:${clause}`, cause };
      return cell({ clause, verdict: 'violated', divergences: [told] });
    };
    const cells = [of('run.exists', 193), of('token.unique', 6)];
    const report = { ...thin, cells };
    const kit = { ...answering(report), folder: folder.path('.') };
    const { stdout } = await run(['check'], kit);
    const [, shown] = /npx worldproof replay (\S+)/.exec(stdout) ?? [];
    const [, advised] = /worldproof explain (\w+)/.exec(stdout) ?? [];
    expect(shown).toBeDefined();
    expect(advised).toBe(shown);
  });
});
