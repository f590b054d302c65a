import { describe, expect, it } from 'vitest';
import { replay as replayOfEngine } from '../../src/api/replay.js';
import type { ReplayResult } from '../../src/laboratory/replayed.js';
import { renderJson } from '../../src/report/json.js';
import { cell, DIVERGENCE, REPORT, TOKEN } from '../report/fixture.js';
import { run, useFolder } from './harness.js';

const folder = useFolder();

const DIVERGES: ReplayResult = {
  diverges: true,
  clause: 'token.unique',
  subject: 'local-v5',
  story: ['A  createHook h1', 'B  createHook h2'],
  trace: ['1 A fs:open'],
};

/** Replays, and says which tokens the kit was given. */
async function replay(argv: string[], result = DIVERGES) {
  const tokens: string[] = [];
  const ran = await run(['replay', ...argv], {
    kit: {
      replay: async (token) => {
        tokens.push(token);
        return result;
      },
    },
  });
  return { ...ran, tokens };
}

describe('replay', () => {
  it('prints the story and exits 1 while it diverges', async () => {
    const ran = await replay([TOKEN]);
    expect(ran.tokens).toEqual([TOKEN]);
    expect(ran.exitCode).toBe(1);
    expect(ran.stdout).toMatchInlineSnapshot(`
      "✘ token.unique diverges on local-v5
        A  createHook h1
        B  createHook h2
      "
    `);
  });

  it('wraps what is longer than the terminal, below where its text begins', async () => {
    const long = 'breaks   token.unique: two hooks have one token at a time';
    const result = { ...DIVERGES, story: [long] };
    const kit = { replay: async () => result };
    const ran = await run(['replay', TOKEN], { kit, columns: 40 });
    expect(ran.stdout.split('\n').slice(1, 3)).toEqual([
      '  breaks   token.unique: two hooks',
      '               have one token at a time',
    ]);
    const piped = await run(['replay', TOKEN], { kit });
    expect(piped.stdout).toContain(`  ${long}\n`);
  });

  it('exits 0 once it no longer does, and shows the trace if verbose', async () => {
    const fixed = { ...DIVERGES, diverges: false };
    const ran = await replay([TOKEN, '--verbose'], fixed);
    expect(ran.exitCode).toBe(0);
    expect(ran.stdout).toContain('✔ token.unique no longer diverges');
    expect(ran.stdout).toContain('trace:\n  1 A fs:open');
  });

  it('takes the token of a workflow engine, whose schedule has an ending', async () => {
    const repeats: ReplayResult = {
      diverges: true,
      ending: "another request's input",
      subject: 'dbos',
      story: ['first  pg:begin'],
      trace: [],
    };
    const again = await replay(['wpe1:abc', '--verbose'], repeats);
    expect(again).toMatchObject({ exitCode: 1, tokens: ['wpe1:abc'] });
    expect(again.stdout).toBe(
      `✘ "another request's input" repeats on dbos\n  first  pg:begin\n`
    );
    const other = { ...repeats, diverges: false, message: 'ended in: refused' };
    const file = folder.write('engine.txt', 'wpe1:abc\n');
    const gone = await replay([file], other);
    expect(gone).toMatchObject({ exitCode: 0, tokens: ['wpe1:abc'] });
    expect(gone.stdout).toMatch(
      /^✔ "another request's input" no longer repeats on dbos\nended in: refused\n/
    );
  });

  it('takes the token of a policy under the runtime', async () => {
    const ran = await replay(['wpr1:abc']);
    expect(ran).toMatchObject({ exitCode: 1, tokens: ['wpr1:abc'] });
    const foreign = await run(['replay', 'wpr9:abc'], {
      kit: { replay: replayOfEngine },
    });
    expect(foreign.exitCode).toBe(2);
    expect(foreign.stderr).toMatch(
      /^worldproof: token version: is 9, and worldproof \S+ reads 1; install/
    );
  });

  it('exits 2 in a line for a malformed token of a workflow engine', async () => {
    const ran = await run(['replay', 'wpe1:abc'], {
      kit: { replay: replayOfEngine },
    });
    expect(ran).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr:
        'worldproof: token payload: is damaged: of its 3 characters at least one is another, or not where it was; copy it again\n',
    });
  });

  it('exits 2 for a token that the kit refuses', async () => {
    const refused = Object.assign(new Error('the token is cut off'), {
      exitCode: 2,
    });
    const ran = await run(['replay', 'wp1:abc'], {
      kit: { replay: () => Promise.reject(refused) },
    });
    expect(ran).toMatchObject({
      exitCode: 2,
      stderr: 'worldproof: the token is cut off\n',
    });
  });

  it('takes a token from a file', async () => {
    const file = folder.write('token.txt', `${TOKEN}\n`);
    expect((await replay([file])).tokens).toEqual([TOKEN]);
  });

  it('takes the first divergence of a report, or of a clause in it', async () => {
    const lost = { ...DIVERGENCE, token: 'wp1:order' };
    const cells = [
      ...REPORT.cells,
      cell({ clause: 'run.exists', verdict: 'violated', divergences: [lost] }),
    ];
    const file = folder.write('r.json', renderJson({ ...REPORT, cells }));
    const first = await replay([file]);
    expect(first.tokens).toEqual(['wp1:order']);
    expect(first.stdout).toContain('1 of 3, run.exists on reference');
    const chosen = await replay([file, '--clause', 'token.unique']);
    expect(chosen.tokens).toEqual([TOKEN]);
  });

  it('says which clauses a report does have divergences of', async () => {
    const file = folder.write('r.json', renderJson(REPORT));
    const ran = await replay([file, '--clause', 'log.order']);
    expect(ran).toMatchObject({
      exitCode: 2,
      tokens: [],
      stderr: `worldproof: ${file} has no divergence of log.order, only of token.unique\n`,
    });
  });
});
