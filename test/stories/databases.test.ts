import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { readToken } from '../../src/explore/token.js';
import type { Divergence } from '../../src/report/record.js';
import { canStart } from '../../src/worlds/servers/server.js';
import { type Checked, check, timeless, worldproof } from './command.js';

const FEW = ['--schedules', '60', '--workers', '2'];
const UNIQUE = ['--clause', 'token.unique', '--scenario', 'claims'];

function divergenceOf({ report }: Checked): Divergence | undefined {
  return report.cells[0]?.divergences[0];
}

describe('two runs that own one token on Postgres', () => {
  let checked: Checked;
  let found: Divergence;

  beforeAll(async () => {
    checked = await check('postgres-v5', ...UNIQUE, ...FEW);
    found = divergenceOf(checked) as Divergence;
  });

  test('are found', () => {
    expect(checked.exitCode).toBe(1);
    const [subject] = checked.report.subjects;
    expect(subject).toMatchObject({ schedules: 60, differed: 0, errors: [] });
    expect(checked.report.cells).toMatchObject([
      { clause: 'token.unique', verdict: 'violated' },
    ]);
  });

  test('are told in few round trips', () => {
    const { trace } = readToken(found.token);
    const trips = trace.filter((line) => line.includes(' pg:'));
    expect(trips.length).toBeGreaterThan(2);
    expect(trips.length).toBeLessThanOrEqual(10);
    expect(found.story.join('\n')).toContain('‖ before pg:insert workflow');
  });

  test('replay on a server of their own', async () => {
    const { exitCode, stdout } = await worldproof('replay', found.token);
    expect(exitCode, stdout).toBe(1);
    expect(stdout).not.toContain('diverged at step');
    const [, ...lines] = stdout.trimEnd().split('\n');
    const { length } = found.story;
    expect(lines.slice(0, length)).toEqual(
      found.story.map((line) => `  ${line}`)
    );
    expect(lines[length]).toMatch(/^ {2}where {4}pg:\w+ at src\/storage\.ts:/);
  });
});

const SERVED = [
  ['postgres-v5', 'postgres'],
  ['redis', 'redis'],
] as const;

for (const [subject, kind] of SERVED) {
  const why = canStart(kind) ? '' : ' (skipped: there is no server)';
  test.skipIf(!canStart(kind))(
    `it does not matter how many processes work on ${subject}${why}`,
    async () => {
      // Of few clauses, so that few divergences are shrunk.
      const clauses = 'log.order,run.terminal-once,token.claim-idempotent';
      const few = ['--schedules', '40', '--clause', clauses];
      const words = [subject, ...few, '--seed', 'served'];
      const one = await check(...words, '--workers', '1');
      const two = await check(...words, '--workers', '2');
      expect(one.report.subjects).toMatchObject([{ differed: 0, errors: [] }]);
      expect(timeless(two.report)).toEqual(timeless(one.report));
    }
  );
}

test.each(['with-pg.js', 'with-postgres.js'])(
  'an own World on Postgres needs no server of its own, %s',
  async (name) => {
    const module = fileURLToPath(
      new URL(`../doubles/sql-world/${name}`, import.meta.url)
    );
    const checked = await check(
      ...[module, '--server', 'postgres', ...FEW, ...UNIQUE]
    );
    expect(checked.exitCode).toBe(1);
    expect(checked.report.subjects).toMatchObject([
      { differed: 0, errors: [] },
    ]);
    const found = divergenceOf(checked);
    expect(found?.story.join('\n')).toMatch(/‖ before pg:\w+ hooks/);
    // The token knows what it stands on: nobody has to type it again.
    const replayed = await worldproof('replay', found?.token ?? '');
    expect(replayed.exitCode).toBe(1);
  }
);

test('a World that dials an address of its own is told so, and which option names another', async () => {
  const module = fileURLToPath(
    new URL('../doubles/sql-world/dials-home.js', import.meta.url)
  );
  const { exitCode, stdout } = await worldproof(
    ...['check', module, '--server', 'postgres', '--schedules', '20']
  );
  expect(exitCode).toBe(2);
  const words = stdout.replaceAll(/\s+/g, ' ');
  expect(words).toContain('dialled 127.0.0.1:9');
  expect(words).toContain(
    'was given as the option connectionString, --url-option names another'
  );
});
