import { execFile } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { KIT_ROOT } from '../../src/kit.js';
import { startIn } from './command.js';
import { useProject } from './project.js';

interface Told {
  readonly title: string;
  readonly status: string;
  readonly ancestorTitles: readonly string[];
  readonly failureMessages: readonly string[];
}

const CONFIG = `
  import { defineConfig } from 'worldproof/config';
  const subject: { module: string; dataDirOption: string } = {
    module: './ledger.mjs',
    dataDirOption: 'directory',
  };
  export default defineConfig({ subjects: [subject] });
`;

const SPEC = `
  import { describe } from 'vitest';
  import { describeWorld } from 'worldproof/vitest';
  const ledger = { module: './ledger.mjs', dataDirOption: 'directory' };
  const clauses = ['token.unique', 'run.creatable'];
  const few = { clauses, schedules: 40, workers: 1 };
  describe('correct', () => {
    const world = new URL('./world.mjs', import.meta.url);
    describeWorld(world, { schedules: 150 });
  });
  describe('broken', () => describeWorld(ledger, few));
  describe('known', () => describeWorld(ledger, { ...few, known: clauses }));
  describe('configured', () => describeWorld('./ledger.mjs', few));
  describe('accepted', () => {
    describeWorld('./ledger.mjs', { ...few, baseline: 'accepted.json' });
  });
  describe('accepted otherwise', () => {
    describeWorld('./ledger.mjs', { ...few, baseline: 'others.json' });
  });
`;

const project = useProject({ type: 'module' });
let told: readonly Told[] = [];

/** What became of the tests of one World of the spec. */
function of(name: string): ReadonlyMap<string, Told> {
  const own = told.filter(({ ancestorTitles: [first] }) => first === name);
  return new Map(own.map((each) => [each.title, each]));
}

const countOf = (tests: ReadonlyMap<string, Told>, status: string) =>
  [...tests.values()].filter((each) => each.status === status).length;

/** The causes of the World as accepted, and as if they were others. */
async function writeBaselines(): Promise<void> {
  const words = ['./ledger.mjs', '--clause', 'token.unique,run.creatable'];
  const file = ['--baseline', 'accepted.json', '--update-baseline'];
  const budget = ['--schedules', '40', '--workers', '1'];
  const check = ['check', ...words, ...budget, ...file];
  const ran = await startIn(project.folder, check);
  expect(ran, ran.stderr).toMatchObject({ exitCode: 0 });
  const text = readFileSync(join(project.folder, 'accepted.json'), 'utf8');
  const kept = JSON.parse(text);
  const accepted = kept.accepted.map((each: object) => ({
    ...each,
    fingerprint: 'another',
    cause: 'another',
  }));
  project.write('others.json', JSON.stringify({ ...kept, accepted }));
}

beforeAll(async () => {
  const { folder } = project;
  project.bring('world.mjs', 'minimal');
  project.bring('ledger.mjs', 'ledger.js');
  project.write('worldproof.config.ts', CONFIG);
  project.write('world.spec.js', SPEC);
  await writeBaselines();
  const vitest = join(KIT_ROOT, 'node_modules', 'vitest');
  symlinkSync(vitest, join(folder, 'node_modules', 'vitest'));
  const words = ['run', '--root', folder, '--reporter', 'json'];
  const stdout = await new Promise<string>((resolve) => {
    execFile(
      process.execPath,
      [join(vitest, 'vitest.mjs'), ...words],
      { cwd: folder, maxBuffer: 1 << 26 },
      (_error, out) => resolve(out)
    );
  });
  const { testResults } = JSON.parse(stdout.slice(stdout.indexOf('{')));
  told = testResults[0].assertionResults;
});

test('a correct World passes: a test for each clause, what was not met skipped', () => {
  const correct = of('correct');
  expect(countOf(correct, 'failed')).toBe(0);
  expect(countOf(correct, 'passed')).toBeGreaterThan(50);
  expect(correct.get('token.unique')?.status).toBe('passed');
  expect(correct.get('token.retained')?.status).toMatch(/skipped|pending/);
});

test('a bug fails its clause with the story and the command that replays it', () => {
  const tests = of('broken');
  expect(tests.size).toBe(2);
  expect(tests.get('run.creatable')?.status).toBe('passed');
  const broken = tests.get('token.unique');
  expect(broken?.status).toBe('failed');
  const [message] = broken?.failureMessages ?? [];
  expect(message).toMatch(/token\.unique: At most one live hook/);
  expect(message).toMatch(/claim t1 .*‖ before fs:/);
  expect(message).toMatch(/^npx worldproof replay wp1:\S+$/m);
});

test('what is known to be broken passes, and is not failed by a thin run', () => {
  const tests = of('known');
  expect(tests.get('token.unique')?.status).toBe('passed');
  // 40 schedules are too few to call it mended.
  expect(tests.get('run.creatable')?.status).toMatch(/skipped|pending/);
});

test('what the config says of a module holds in a spec and on the command line', () => {
  const tests = of('configured');
  expect(tests.get('run.creatable')?.status).toBe('passed');
  expect(tests.get('token.unique')?.status).toBe('failed');
});

test('accepted causes pass, and others of the same clause fail', () => {
  expect(of('accepted').get('token.unique')?.status).toBe('passed');
  expect(of('accepted otherwise').get('token.unique')?.status).toBe('failed');
});
