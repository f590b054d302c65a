import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RecordsOutput } from '../../src/cli/records-output.js';
import { UsageError } from '../../src/cli/usage-error.js';
import { cell, REPORT } from '../report/fixture.js';
import { run, useFolder } from './harness.js';

const folder = useFolder();

/** Can be opened, and takes no byte. */
const FULL = '/dev/full';

const HEADER = { kit: '0', node: 'v20', date: '', seed: '1' };

describe('what cannot be written', () => {
  it.each(['--json', '--markdown'])(
    '%s: the matrix comes first, then the reason, and the exit code is 2',
    async (option) => {
      const { exitCode, stdout } = await run(['check', option, FULL]);
      expect(exitCode).toBe(2);
      const matrix = stdout.indexOf('token.unique');
      const reason = stdout.indexOf(`could not write ${FULL}: no space left`);
      expect(matrix).toBeGreaterThan(-1);
      expect(reason).toBeGreaterThan(matrix);
      expect(stdout).not.toContain(`written: ${FULL}`);
    }
  );

  it('records: says so before anything is run', async () => {
    let checks = 0;
    const kit = {
      check: async () => {
        checks += 1;
        return REPORT;
      },
    };
    const { exitCode, stderr } = await run(['check', '--records', FULL], {
      kit,
    });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`could not write ${FULL}: no space left`);
    expect(checks).toBe(0);
  });
});

it('a page goes into a folder as what a browser opens there', async () => {
  mkdirSync(folder.path('site'));
  const places = ['site', 'new/', 'bare'].map((name) => folder.path(name));
  for (const place of places) {
    const { stdout } = await run(['check', '--html', place]);
    expect(stdout).toContain(join(place, 'index.html'));
    expect(existsSync(join(place, 'index.html'))).toBe(true);
  }
  const place = folder.path('reporter/');
  await run(['check', '--reporter', `html=${place}`]);
  expect(existsSync(join(place, 'index.html'))).toBe(true);
});

describe('where no folder can be made', () => {
  it
    .runIf(existsSync('/proc/self'))
    .each(['--json', '--markdown', '--html', '--records'])(
    '%s: one line before anything is run, and exit code 2',
    async (option) => {
      const file = '/proc/nowhere/deep/out.x';
      const { exitCode, stderr } = await run(['check', option, file]);
      expect(exitCode).toBe(2);
      expect(stderr).toContain(`cannot write ${file}: no folder can be made`);
      expect(stderr.trim().split('\n')).toHaveLength(1);
    }
  );
});

describe('the stream of records', () => {
  it('cannot begin where nothing can be written', () => {
    expect(() => new RecordsOutput(FULL, HEADER)).toThrow(UsageError);
  });

  it('lets the run go on when it breaks off, and says why it did', () => {
    const file = folder.path('run.jsonl');
    const records = new RecordsOutput(file, HEADER);
    rmSync(file);
    mkdirSync(file);
    records.append({ type: 'cell', ...cell({}) });
    records.close(REPORT);
    expect(records.failure).toEqual({
      file,
      message: `could not write ${file}: it is a folder`,
    });
  });
});
