import { describe, expect, it } from 'vitest';
import { buildLifecycle } from '../../src/lifecycle/build.js';
import type { LifecycleOptions } from '../../src/lifecycle/measure/options.js';
import {
  type LifecycleReport,
  LifecycleReportSchema,
} from '../../src/lifecycle/record.js';
import {
  LIFECYCLE,
  MEASURED,
  NOT_RUN,
  ROWS,
  system,
} from '../lifecycle/fixture.js';
import { cell, subject } from '../report/fixture.js';
import { FakeProcess, run, useFolder } from './harness.js';

const folder = useFolder();

/** Without what is violated: the proposal and an engine. */
const GREEN: LifecycleReport = buildLifecycle(
  {
    ...MEASURED,
    systems: MEASURED.systems.filter(({ id }) => id !== 'local-v5'),
    worlds: { ...MEASURED.worlds, cells: [cell({})], subjects: [subject({})] },
  },
  ROWS
);

function answering(report: LifecycleReport) {
  return { kit: { lifecycle: async () => report } };
}

function lifecycle(report: LifecycleReport, ...words: readonly string[]) {
  const file = folder.path('lifecycle.md');
  const argv = ['lifecycle', '--markdown', file, ...words];
  return run(argv, answering(report));
}

describe('the exit code of a lifecycle', () => {
  it('is 0 where no World breaks what it must keep', async () => {
    const ran = await lifecycle(GREEN);
    expect(ran.exitCode).toBe(0);
    expect(ran.stdout).toContain('no violated clause of a World fails this');
  });

  it('is 1 where one does, whatever a shim over it does', async () => {
    const ran = await lifecycle(LIFECYCLE);
    expect(ran.exitCode).toBe(1);
    expect(ran.stdout).toContain('local-v5: token.unique');
    expect(ran.stdout).not.toContain('shim:local-v5: admission.atomic');
  });

  it('is 0 with --exit-zero, which says so', async () => {
    const ran = await lifecycle(LIFECYCLE, '--exit-zero');
    expect(ran.exitCode).toBe(0);
    expect(ran.stdout).toContain('which --exit-zero excuses');
  });

  it('is 2 where what was named could not run', async () => {
    expect((await lifecycle(GREEN)).exitCode).toBe(0);
    const ran = await lifecycle(GREEN, 'reference', 'temporal');
    expect(ran.exitCode).toBe(2);
    expect(ran.stdout).toContain('could not be measured: temporal');
  });

  it('is 2 where nothing could run', async () => {
    const idle = system({ id: 'redis', runs: 0, notRun: NOT_RUN });
    const ran = await lifecycle({ ...GREEN, systems: [idle], rows: [] });
    expect(ran.exitCode).toBe(2);
  });

  it('is 2 where the kit failed, and never a divergence', async () => {
    const failed = subject({ errors: [{ message: 'uncontrolled at step 4' }] });
    const worlds = { ...GREEN.worlds, subjects: [failed] };
    const ran = await lifecycle({ ...GREEN, worlds });
    expect(ran.exitCode).toBe(2);
    expect(ran.stdout).toContain('1 harness error');
  });

  it('is 130 after Ctrl-C, and what there is is written', async () => {
    const interrupts = new FakeProcess();
    const file = folder.path('cut.md');
    const ran = await run(['lifecycle', '--markdown', file], {
      interrupts,
      kit: {
        lifecycle: async ({ signal }) => {
          interrupts.emit('SIGINT');
          expect(signal.aborted).toBe(true);
          return { ...GREEN, incomplete: ['the run was interrupted'] };
        },
      },
    });
    expect(ran.exitCode).toBe(130);
    expect(ran.stdout).toContain('INCOMPLETE: the run was interrupted');
    expect(folder.read('cut.md')).toContain('the run was interrupted');
  });
});

describe('what a lifecycle is asked for', () => {
  it('goes to the kit, and is told in the head of the report', async () => {
    let asked: LifecycleOptions | undefined;
    const kit = {
      lifecycle: async (options: LifecycleOptions) => {
        asked = options;
        return GREEN;
      },
    };
    const file = folder.path('asked.md');
    const argv = ['lifecycle', 'dbos', '--schedules', '7', '--tries', '2'];
    const secret = ['--url', 'postgres://user:secret@host/db'];
    await run([...argv, ...secret, '--markdown', file], { kit });
    expect(asked).toMatchObject({
      systems: ['dbos'],
      seed: '1',
      schedules: 7,
      tries: 2,
      command: 'npx worldproof lifecycle dbos --schedules 7 --tries 2',
      urls: ['postgres://user:secret@host/db'],
    });
  });

  it('can have the document or the JSON on stdout, text then on stderr', async () => {
    const json = await run(
      ['lifecycle', '--json', '-', '--markdown', folder.path('a.md')],
      answering(GREEN)
    );
    expect(LifecycleReportSchema.parse(JSON.parse(json.stdout))).toEqual(GREEN);
    expect(json.stderr).toContain('admission.simultaneous');
    const text = await run(['lifecycle', '--markdown', '-'], answering(GREEN));
    expect(text.stdout).toMatch(/^# The lifecycle of a key/);
  });

  it('cannot have both there', async () => {
    const ran = await run(
      ['lifecycle', '--json', '-', '--markdown', '-'],
      answering(GREEN)
    );
    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toContain('cannot both go to - (stdout)');
  });
});
