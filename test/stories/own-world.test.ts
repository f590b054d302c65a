import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readToken, writeToken } from '../../src/explore/token.js';
import { check, fixture, useInstalled, worldproof } from './command.js';

function lineOf(text: string): number {
  const lines = readFileSync(fixture('ledger.js'), 'utf8').split('\n');
  return lines.findIndex((line) => line.includes(text)) + 1;
}

/** As written before somebody changed the World's files. */
function older(token: string): string {
  const { kit: _, ...payload } = readToken(token);
  return writeToken({ ...payload, code: '0123456789ab' });
}

/** By the effect, what asks for it once it is too late. */
const LATE: Readonly<Record<string, string>> = {
  'fs:mkdir': 'await mkdir(join(file',
  'fs:open': 'await writeFile(file, ',
  'fs:write': 'await writeFile(file, ',
};

useInstalled();

const WORDS = ['--data-dir-option', 'directory', '--clause', 'token.unique'];

describe.each(['ledger.js', 'typed-ledger.ts'])('an own World, %s', (name) => {
  test('with a check-then-write is found, and replayed', async () => {
    const { exitCode, report } = await check(
      ...[fixture(name), ...WORDS, '--schedules', '60']
    );
    expect(exitCode).toBe(1);
    expect(report.subjects).toMatchObject([{ differed: 0, errors: [] }]);
    const [divergence] = report.cells[0]?.divergences ?? [];
    expect(divergence?.story.join('\n')).toMatch(/claim t1 .*‖ before fs:/);
    expect(divergence?.ops).toBe(2);
    // The line of the adapter that is too late, and who called it.
    const [held] = divergence?.gates ?? [];
    const asks = LATE[held?.effect ?? ''];
    expect(held?.places[0]?.line).toBe(lineOf(asks ?? 'no such effect'));
    const places = held?.places.map(({ name }) => name);
    expect(places).toEqual(['write', 'ownerOf', 'claim', 'create']);
    expect(divergence?.story.join('\n')).toMatch(/ at \S+ledger\.js:\d+ ← :/);
    // The token knows the option: nobody has to type it again.
    const token = divergence?.token ?? '';
    const isOlder = name === 'ledger.js';
    const replayed = await worldproof('replay', isOlder ? older(token) : token);
    expect(replayed.exitCode).toBe(1);
    const changed = ', or a file that it imports, has changed since the token';
    expect(replayed.stdout.includes(changed)).toBe(isOlder);
    for (const line of divergence?.story ?? []) {
      expect(replayed.stdout).toContain(line);
    }
  });
});

test('a World that gets no folder is told which option names it', async () => {
  const { exitCode, report } = await check(
    ...[fixture('ledger.js'), '--schedules', '20', '--scenario', 'random']
  );
  expect(exitCode).toBe(2);
  const [error] = report.subjects[0]?.errors ?? [];
  expect(error?.message).toMatch(/option dataDir; --data-dir-option names/);
});
