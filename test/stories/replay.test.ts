import { beforeAll, describe, expect, test } from 'vitest';
import { readToken, writeToken } from '../../src/explore/token.js';
import { check, worldproof } from './command.js';
import { FORGETFUL, useProject } from './project.js';

const project = useProject({ type: 'module' });
let token = '';

beforeAll(async () => {
  project.bring('minimal.mjs', 'minimal');
  project.write('world.mjs', FORGETFUL);
  const words = ['--schedules', '30', '--clause', 'owner.resolvable'];
  const { report } = await check('./world.mjs', ...words);
  token = report.cells[0]?.divergences[0]?.token ?? '';
});

/** The token with something in it changed, as a later subject would. */
function changed(part: Partial<ReturnType<typeof readToken>>): string {
  const { kit: _, ...payload } = readToken(token);
  return writeToken({ ...payload, ...part });
}

describe('a schedule that no longer fits', () => {
  test('says at which step, and what came instead', async () => {
    const { trace } = readToken(token);
    const other = trace.with(-1, 'B store:commit runs/r9');
    const { stdout } = await worldproof('replay', changed({ trace: other }));
    expect(stdout).toContain(
      `diverged at step ${trace.length}: expected B store:commit runs/r9, ` +
        `got ${trace.at(-1)}`
    );
  });

  test('or that it ends too soon', async () => {
    const { trace } = readToken(token);
    const longer = [...trace, 'A fs:unlink lock'];
    const { stdout } = await worldproof('replay', changed({ trace: longer }));
    expect(stdout).toContain('expected A fs:unlink lock, got the end');
  });
});

test('what holds under another schedule is called weak evidence', async () => {
  const { trace } = readToken(token);
  const other = changed({
    subject: 'reference',
    trace: trace.with(0, 'A store:commit runs/r9'),
  });
  const { stdout } = await worldproof('replay', other);
  expect(stdout).toContain('this is weak evidence');
  // A command that is ready to be run.
  expect(stdout).toContain(`npx worldproof check reference --like ${other}`);
});

test('a subject that keeps the clause no longer diverges', async () => {
  const mended = changed({ subject: 'reference' });
  const { exitCode, stdout } = await worldproof('replay', mended);
  expect(exitCode).toBe(0);
  expect(stdout).toContain(
    '✔ owner.resolvable no longer diverges on reference'
  );
});

test('a token may stand in a file', async () => {
  const file = project.write('token.txt', `${token}\n`);
  const { exitCode } = await worldproof('replay', file);
  expect(exitCode).toBe(1);
});

describe('what cannot be replayed ends with 2 and one line', () => {
  test.each([
    [{ subject: 'startre' }, 'there is no subject startre; did you mean'],
    [{ subject: './gone.js' }, './gone.js: there is no file'],
    [{ clause: 'token.of-tomorrow' }, 'knows no clause token.of-tomorrow'],
  ])('%j', async (part, message) => {
    const { exitCode, stderr } = await worldproof('replay', changed(part));
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^worldproof: .+\n$/);
  });
});
