import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KIT_ROOT } from '../../src/kit.js';
import { ReportSchema } from '../../src/report/record.js';
import { bundledHome } from '../../src/worlds/servers/postgres/embedded.js';
import {
  type RunningServer,
  startServer,
} from '../../src/worlds/servers/server.js';
import { type Ran, start } from './command.js';
import { findOnPath } from './on-path.js';
import { useProject } from './project.js';

const project = useProject({ type: 'module' });

/** As an author has it whose World takes a pool, and whose tables a set-up makes. */
const CONFIG = `
import pg from 'pg';
import { defineConfig } from 'worldproof/config';
import { SCHEMA, sqlWorld } from './src/world.js';

export default defineConfig({
  subjects: [
    {
      name: 'ours',
      server: 'postgres',
      create({ url }) {
        const pool = new pg.Pool({ connectionString: url });
        return sqlWorld(async (text, values) => (await pool.query(text, values)).rows);
      },
      async setup(url) {
        const client = new pg.Client({ connectionString: url });
        await client.connect();
        await client.query(SCHEMA);
        await client.end();
      },
    },
  ],
  output: { json: 'report.json' },
});
`;

const CHECK = [
  ...['check', '--clause', 'token.unique', '--scenario', 'claims'],
  ...['--schedules', '30', '--workers', '1', '--no-faults'],
];

beforeAll(() => {
  const double = join(KIT_ROOT, 'test/doubles/sql-world/world.js');
  project.write('src/world.js', readFileSync(double, 'utf8'));
  project.write('worldproof.config.mjs', CONFIG);
  // Its driver is the author's own.
  const require = createRequire(import.meta.url);
  const driver = dirname(require.resolve('pg/package.json'));
  symlinkSync(driver, join(project.folder, 'node_modules/pg'));
  mkdirSync(join(project.folder, 'bin'));
  for (const name of ['node', 'npm']) {
    const program = findOnPath([name]) ?? process.execPath;
    symlinkSync(program, join(project.folder, 'bin', name));
  }
});

/** No server that this machine may have, but the programs that npm takes. */
function bare(...folders: string[]): Record<string, string> {
  const path = [...folders, join(project.folder, 'bin'), '/usr/bin', '/bin'];
  const hidden = new URL('../fixtures/hide-servers.js', import.meta.url).href;
  return {
    PATH: path.join(delimiter),
    NODE_OPTIONS: `--import ${hidden}`,
    WORLDPROOF_CACHE: join(project.folder, 'cache'),
  };
}

async function run(words: string[], env: Record<string, string>): Promise<Ran> {
  return start(words, { CI: '', ...env }, project.folder).ended;
}

/** Its bug is found, and its token replays on the same kind of server. */
async function finds(
  told: RegExp,
  env: Record<string, string>,
  ...more: string[]
): Promise<void> {
  const ran = await run([...CHECK, ...more], env);
  expect(ran.exitCode, ran.stdout + ran.stderr).toBe(1);
  expect(ran.stderr).toMatch(told);
  const text = readFileSync(join(project.folder, 'report.json'), 'utf8');
  const { cells, subjects } = ReportSchema.parse(JSON.parse(text));
  expect(subjects).toMatchObject([{ id: 'ours', differed: 0, errors: [] }]);
  const [found] = cells[0]?.divergences ?? [];
  expect(found?.story.join('\n')).toMatch(
    /‖ before pg:insert hooks at \S+ ← src\/world\.js:\d+/
  );
  const replayed = await run(['replay', found?.token ?? '', ...more], env);
  expect(replayed.exitCode, replayed.stderr).toBe(1);
}

describe('an own World on PostgreSQL', () => {
  test('uses the server that is on the PATH', async () => {
    const home = bundledHome() ?? '';
    const folder = join(home, 'bin');
    await finds(/started postgres \S+, that of this machine/, bare(folder));
  });

  test('fetches one where there is none, once', async () => {
    const env = bare();
    await finds(/started postgres \S+, the embedded one/, env);
    const again = await run(CHECK, env);
    expect(again.stderr).not.toContain('installing');
  });

  describe('on a server that is there', () => {
    let server: RunningServer;
    beforeAll(async () => {
      server = await startServer('postgres');
    });
    afterAll(() => server.stop());

    test('uses that of --url', async () => {
      const { url } = server.address;
      const told = /using postgres \S+, that of the address/;
      await finds(told, bare(), '--url', url);
    });
  });
});
