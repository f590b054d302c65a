import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ReportSchema } from '../../src/report/record.js';
import { startIn } from './command.js';
import { useProject } from './project.js';

const project = useProject({ type: 'module' });
const inProject = (...words: string[]) => startIn(project.folder, words);

const FEW = ['--schedules', '60', '--workers', '1', '--no-faults'];

/** A package with what its build made, and no source that anybody loads. */
const MANIFEST = JSON.stringify({
  name: 'built-world',
  version: '2.1.0',
  exports: { '.': { types: './dist/index.d.ts', import: './dist/index.js' } },
  type: 'module',
});

const CONFIG = `
import { defineConfig } from 'worldproof/config';
export default defineConfig({
  subjects: [
    { name: 'by folder', module: '.', dataDirOption: 'directory' },
    { name: 'by file', module: './dist/index.js', dataDirOption: 'directory' },
    {
      name: 'with retention',
      module: './minimal.mjs',
      capabilities: ['hookRetention'],
    },
    { name: 'without', module: './same.mjs' },
  ],
  baseline: 'known.json',
  output: { json: 'report.json' },
});
`;

beforeAll(() => {
  project.write('package.json', MANIFEST);
  project.bring('dist/index.js', 'ledger.js');
  project.bring('minimal.mjs', 'minimal');
  project.bring('same.mjs', 'minimal');
  project.write('worldproof.config.mjs', CONFIG);
});

function report() {
  const text = readFileSync(join(project.folder, 'report.json'), 'utf8');
  return ReportSchema.parse(JSON.parse(text));
}

describe('a World that was built', () => {
  const check = (...words: string[]) =>
    inProject(
      ...['check', 'by folder', 'by file', '--clause', 'token.unique'],
      ...[...FEW, ...words]
    );

  test('is told that the baseline of its config is not there yet', async () => {
    const ran = await check();
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toMatch(
      /^worldproof: there is no baseline \S+known\.json: --update-baseline writes it\n$/
    );
  });

  test('is found by its folder and by its file alike', async () => {
    const kept = await check('--update-baseline');
    expect(kept.exitCode, kept.stdout).toBe(0);
    const { cells } = report();
    expect(
      cells.map(({ subject, verdict }) => `${subject}: ${verdict}`)
    ).toEqual(['by folder: violated', 'by file: violated']);
    for (const { divergences } of cells) {
      const replayed = await inProject('replay', divergences[0]?.token ?? '');
      expect(replayed.stdout).toContain('✘ token.unique diverges on');
      expect(replayed.stdout).toMatch(/where {4}fs:\w+ at dist\/index\.js:\d+/);
    }
  });

  test('has in the baseline of its config what is accepted', async () => {
    const accepted = readFileSync(join(project.folder, 'known.json'), 'utf8');
    const clauses = JSON.parse(accepted).accepted.map(
      ({ clause }: { clause: string }) => clause
    );
    expect(new Set(clauses)).toEqual(new Set(['token.unique']));
    const known = await check();
    expect(known.exitCode, known.stdout).toBe(0);
    project.write(
      'none.json',
      JSON.stringify({ ...JSON.parse(accepted), accepted: [] })
    );
    const other = await check('--baseline', 'none.json');
    expect(other.exitCode, other.stdout).toBe(1);
  });
});

describe('what the author says that a World promises', () => {
  test('is asked of it, and it alone is held to it', async () => {
    const words = ['check', 'with retention', 'without', ...FEW];
    const ran = await inProject(...words, '--clause', 'token.retained');
    expect(ran.exitCode, ran.stderr).toBe(1);
    const { cells, subjects } = report();
    expect(subjects[0]?.capabilities).toContain('hookRetention');
    expect(
      cells.map(({ subject, verdict }) => `${subject}: ${verdict}`)
    ).toEqual(['with retention: violated', 'without: not applicable']);
    const token = cells[0]?.divergences[0]?.token ?? '';
    const replayed = await inProject('replay', token);
    expect(replayed.exitCode, replayed.stderr).toBe(1);
  });

  test('is a name that there is, or told by its path', async () => {
    project.write(
      'odd.config.mjs',
      `export default { subjects: [{ module: './minimal.mjs', capabilities: ['retention'] }] };`
    );
    const ran = await inProject('check', '--config', 'odd.config.mjs');
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toBe(
      'worldproof: odd.config.mjs: subjects[0].capabilities[0]: expected one of "hookRetention"|"hookResumeDedup", found "retention"\n'
    );
  });
});
