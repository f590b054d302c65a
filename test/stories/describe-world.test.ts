import { execFile } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KIT_ROOT } from '../../src/kit.js';
import { startIn } from './command.js';
import { useProject } from './project.js';

interface Told {
  readonly title: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}

const project = useProject({ type: 'module' });

/** Runs the specs of the project, and resolves with what became of each test. */
async function spec(text: string): Promise<ReadonlyMap<string, Told>> {
  const folder = project.folder;
  project.write('world.spec.js', text);
  const vitest = join(KIT_ROOT, 'node_modules', 'vitest');
  try {
    symlinkSync(vitest, join(folder, 'node_modules', 'vitest'));
  } catch {
    // It is there since the test before.
  }
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
  const told: Told[] = testResults[0].assertionResults;
  return new Map(told.map((each) => [each.title, each]));
}

const countOf = (told: ReadonlyMap<string, Told>, status: string) =>
  [...told.values()].filter((each) => each.status === status).length;

test('a correct World passes: a test for each clause, what was not met skipped', async () => {
  project.bring('world.mjs', 'minimal');
  const told = await spec(`
    import { describeWorld } from 'worldproof/vitest';
    describeWorld(new URL('./world.mjs', import.meta.url), { schedules: 150 });
  `);
  expect(countOf(told, 'failed')).toBe(0);
  expect(countOf(told, 'passed')).toBeGreaterThan(50);
  expect(told.get('token.unique')?.status).toBe('passed');
  expect(told.get('token.retained')?.status).toMatch(/skipped|pending/);
});

test('a bug fails its clause with the story and the command that replays it', async () => {
  project.bring('ledger.mjs', 'ledger.js');
  const told = await spec(`
    import { describeWorld } from 'worldproof/vitest';
    const ledger = { module: './ledger.mjs', dataDirOption: 'directory' };
    const clauses = ['token.unique', 'run.creatable'];
    describeWorld(ledger, { clauses, schedules: 120 });
  `);
  expect(told.size).toBe(2);
  expect(told.get('run.creatable')?.status).toBe('passed');
  const broken = told.get('token.unique');
  expect(broken?.status).toBe('failed');
  const [message] = broken?.failureMessages ?? [];
  expect(message).toMatch(/token\.unique: At most one live hook/);
  expect(message).toMatch(/claim t1 .*‖ before fs:/);
  expect(message).toMatch(/^npx worldproof replay wp1:\S+$/m);
});

test('what is known to be broken passes, until it is not', async () => {
  const told = await spec(`
    import { describeWorld } from 'worldproof/vitest';
    const ledger = { module: './ledger.mjs', dataDirOption: 'directory' };
    describeWorld(ledger, {
      clauses: ['token.unique', 'run.creatable'],
      known: ['token.unique', 'run.creatable'],
      schedules: 120,
    });
  `);
  expect(told.get('token.unique')?.status).toBe('passed');
  expect(told.get('run.creatable')).toMatchObject({ status: 'failed' });
  expect(told.get('run.creatable')?.failureMessages[0]).toContain(
    'run.creatable is no longer broken: remove it from known'
  );
});

test('what the config says of a module holds in a spec and on the command line', async () => {
  project.write(
    'worldproof.config.ts',
    `import { defineConfig } from 'worldproof/config';
    const subject: { module: string; dataDirOption: string } = {
      module: './ledger.mjs',
      dataDirOption: 'directory',
    };
    export default defineConfig({ subjects: [subject] });`
  );
  const told = await spec(`
    import { describeWorld } from 'worldproof/vitest';
    const clauses = ['token.unique', 'run.creatable'];
    describeWorld('./ledger.mjs', { clauses, schedules: 120 });
  `);
  expect(told.get('run.creatable')?.status).toBe('passed');
  expect(told.get('token.unique')?.status).toBe('failed');
});

test('accepted causes pass, and others of the same clause fail', async () => {
  const words = ['./ledger.mjs', '--clause', 'token.unique,run.creatable'];
  const budget = ['--schedules', '120', '--update-baseline'];
  const accepted = await startIn(project.folder, [
    'check',
    ...words,
    ...budget,
  ]);
  expect(accepted).toMatchObject({ exitCode: 0 });
  const text = `
    import { describeWorld } from 'worldproof/vitest';
    const clauses = ['token.unique', 'run.creatable'];
    const baseline = 'worldproof.baseline.json';
    describeWorld('./ledger.mjs', { clauses, baseline, schedules: 120 });
  `;
  const told = await spec(text);
  expect(told.get('token.unique')?.status).toBe('passed');
  const file = 'worldproof.baseline.json';
  const kept = JSON.parse(readFileSync(join(project.folder, file), 'utf8'));
  const others = kept.accepted.map((each: object) => ({
    ...each,
    fingerprint: 'another',
    cause: 'another',
  }));
  project.write(file, JSON.stringify({ ...kept, accepted: others }));
  expect((await spec(text)).get('token.unique')?.status).toBe('failed');
});
