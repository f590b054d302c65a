import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ReportSchema } from '../../src/report/record.js';
import { startIn } from './command.js';
import { useProject } from './project.js';
import { withoutLoading } from './without-loading.js';

const project = useProject({ type: 'commonjs' });
const inProject = (...words: string[]) => startIn(project.folder, words);

function report(file: string) {
  const text = readFileSync(join(project.folder, file), 'utf8');
  return ReportSchema.parse(JSON.parse(text));
}

const CONFIG = `
import { defineConfig, type Config } from 'worldproof/config';

const config: Config = {
  subjects: [
    { name: 'ledger', module: './src/ledger.mjs', dataDirOption: 'directory' },
    {
      name: 'shaped',
      package: 'their-world',
      create: ({ dataDir }, { openLedger }) => openLedger([dataDir]),
    },
  ],
  schedules: 120,
  budget: '40s',
  seed: 'from config',
  output: { json: 'out/report.json' },
};
export default defineConfig(config);
`;

describe('a folder with worldproof.config.ts', () => {
  test('is checked by it, without a word on the command line', async () => {
    project.bring('src/ledger.mjs', 'ledger.js');
    project.bring('node_modules/their-world/world.mjs', 'ledger.js');
    const theirs = { name: 'their-world', exports: './index.mjs' };
    const manifest = JSON.stringify(theirs);
    project.write('node_modules/their-world/package.json', manifest);
    project.write(
      'node_modules/their-world/index.mjs',
      `import { createWorld } from './world.mjs';
       export const openLedger = ([directory]) => createWorld({ directory });`
    );
    project.write('worldproof.config.ts', CONFIG);
    const ran = await inProject('check', '--clause', 'token.unique');
    expect(ran.stderr).not.toContain('worldproof:');
    const { seed, subjects, cells } = report('out/report.json');
    expect(seed).toBe('from config');
    expect(subjects).toMatchObject([
      { id: 'ledger', schedules: 120, errors: [], differed: 0 },
      { id: 'shaped', schedules: 120, errors: [], package: 'their-world' },
    ]);
    expect(cells.map(({ verdict }) => verdict)).toEqual([
      'violated',
      'violated',
    ]);
    expect(ran.exitCode).toBe(1);
  });

  test('has tokens that replay, of a World that a function makes too', async () => {
    const { cells } = report('out/report.json');
    for (const { subject, divergences } of cells) {
      const ran = await inProject('replay', divergences[0]?.token ?? '');
      expect(withoutLoading(ran.stderr)).toBe('');
      expect(ran.stdout).toContain('token.unique diverges on');
      if (subject === 'shaped') {
        expect(ran.stdout).toContain('worldproof.config.ts#shaped');
      }
    }
  });

  test('takes a name of its own as an operand, and flags before all', async () => {
    const words = ['shaped', '--schedules', '5', '--seed', 'flag'];
    await inProject('check', ...words, '--clause', 'token.unique');
    const { seed, subjects } = report('out/report.json');
    expect(seed).toBe('flag');
    expect(subjects).toMatchObject([{ id: 'shaped', schedules: 5 }]);
  });

  test('has its subjects in the list, with the file that they are of', async () => {
    const { stdout, exitCode } = await inProject('list', 'subjects');
    expect(exitCode).toBe(0);
    const lines = stdout.split('\n');
    expect(lines[0]).toMatch(/^ledger +of worldproof\.config\.ts$/);
    expect(lines[1]).toMatch(/^shaped +of worldproof\.config\.ts$/);
    expect(stdout).toMatch(/^local-v5 /m);
  });

  test('is left alone where another World is named', async () => {
    const words = ['reference', '--schedules', '5', '--clause', 'token.unique'];
    const ran = await inProject('check', ...words);
    expect(ran.exitCode).toBe(0);
    expect(ran.stdout).not.toContain('out/report.json');
  });
});

describe('a config that cannot be used says where, in one line', () => {
  test.each([
    [
      `{ subjects: [{ module: 5 }] }`,
      'subjects[0].module: expected string, found 5',
    ],
    [
      `{ subjects: [] }`,
      'subjects: expected one at least, or no list at all, found []',
    ],
    [`{ subjects: [3] }`, 'subjects[0]: expected a name or an object, found 3'],
    [
      `{ subjects: [{ name: 'x' }] }`,
      'subjects[0]: expected module, package or create',
    ],
    [`{ schedule: 5 }`, 'schedule: unknown; did you mean schedules?'],
    [
      `{ subjects: [{ module: './x', server: 'mysql' }] }`,
      'subjects[0].server: expected one of "postgres"|"redis"|"mongodb", found "mysql"',
    ],
    [
      `{ subjects: [{ module: './x', create: 'y' }] }`,
      'subjects[0].create: expected function, found "y"',
    ],
    [`{ budget: 30 }`, 'budget: expected string, found 30'],
    [`{ time: 'soon' }`, 'time: expected a time as in 30s or 5m, found "soon"'],
    [
      `{ subjects: [{ module: './x' }, { module: './x' }] }`,
      'subjects[1].name: "./x" is there twice, expected a name of its own',
    ],
  ])('%s', async (config, message) => {
    project.write('bad.config.mjs', `export default ${config};`);
    const ran = await inProject('check', '--config', 'bad.config.mjs');
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toBe(`worldproof: bad.config.mjs: ${message}\n`);
  });

  test('a module that is not there by its name and its place, once', async () => {
    const module = `export default { subjects: [{ name: 'mine', module: './gone.mjs' }] };`;
    project.write('gone.config.mjs', module);
    const ran = await inProject('check', '--config', 'gone.config.mjs');
    expect(ran.exitCode).toBe(2);
    expect(ran.stdout).toContain('! mine: there is no file /');
    expect(ran.stdout.match(/gone\.mjs/g)).toHaveLength(1);
  });

  test('a syntax error by its line, a config that is not there by its name', async () => {
    project.write('broken.ts', `export default {\n  subjects: = [],\n};\n`);
    const ran = await inProject('check', '--config', 'broken.ts');
    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toMatch(/^worldproof: broken\.ts: .*broken\.ts:2:/);
    const absent = await inProject('check', '--config', 'absent.ts');
    expect(absent.stderr).toMatch(/absent\.ts: there is no such file/);
  });
});
