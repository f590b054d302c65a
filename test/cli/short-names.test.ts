import { describe, expect, it } from 'vitest';
import { cell, DIVERGENCE, REPORT, TOKEN } from '../report/fixture.js';
import { run, useFolder } from './harness.js';

const folder = useFolder();
const here = () => ({ folder: folder.path('.') });

/** Checks, and gives the name that the terminal shows. */
async function checked(flags: string[] = [], env = {}) {
  const ran = await run(['check', ...flags], { ...here(), env });
  const [, name = ''] =
    /token\.unique on[\s\S]*?replay ([0-9a-f]+)$/m.exec(ran.stdout) ?? [];
  return { ...ran, name };
}

async function replayed(...words: string[]) {
  const tokens: string[] = [];
  const ran = await run(['replay', ...words], {
    ...here(),
    kit: {
      replay: async (token) => {
        tokens.push(token);
        const same = { clause: 'token.unique', subject: 'local-v5' };
        return { diverges: true, ...same, story: [], trace: [] };
      },
    },
  });
  return { ...ran, tokens };
}

describe('a check', () => {
  it('shows names in place of tokens, which replay here', async () => {
    const { stdout, name } = await checked();
    expect(stdout).not.toContain(TOKEN);
    expect((await replayed(name)).tokens).toEqual([TOKEN]);
    expect((await replayed(`local-v5.${name}`)).tokens).toEqual([TOKEN]);
    const pasted = ['npx', 'worldproof', 'replay', name];
    expect((await replayed(...pasted)).tokens).toEqual([TOKEN]);
  });

  it('keeps them where git does not look', async () => {
    await checked();
    expect(folder.read('.worldproof/.gitignore')).toBe('*\n');
  });

  it('shows tokens with --tokens, and in CI, whose log is read elsewhere', async () => {
    for (const ran of [
      await checked(['--tokens']),
      await checked([], { CI: 'true' }),
    ]) {
      expect(ran.stdout).toContain(`npx worldproof replay ${TOKEN}\n`);
      expect(ran.name).toBe('');
    }
  });

  it('shows tokens where nothing can be kept, and fails for nothing', async () => {
    const file = folder.write('file', '');
    const ran = await run(['check'], { folder: file });
    expect(ran.stdout).toContain(`npx worldproof replay ${TOKEN}\n`);
    expect(ran.stderr).toBe('');
  });

  it('gives files whole tokens all the same', async () => {
    const json = folder.path('report.json');
    await checked(['--json', json]);
    expect(folder.read('report.json')).toContain(TOKEN);
  });
});

describe('a name that says nothing', () => {
  it('suggests the nearest', async () => {
    const { name } = await checked();
    const wrong = `${name.slice(0, 3)}${name.endsWith('0') ? '1' : '0'}`;
    const ran = await replayed(wrong);
    expect(ran).toMatchObject({ exitCode: 2, tokens: [] });
    expect(ran.stderr).toBe(
      `worldproof: unknown short name "${wrong}": did you mean ${name}?\n`
    );
  });

  it('is told of where there was no run', async () => {
    const ran = await replayed('7f3a');
    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toContain('expected a check in this folder first');
  });

  it('names what it is short for', async () => {
    const cells = Array.from({ length: 400 }, (_, at) =>
      cell({
        clause: `run.clause-${at}`,
        verdict: 'violated',
        divergences: [{ ...DIVERGENCE, token: `wp1:${at}` }],
      })
    );
    const check = async () => ({ ...REPORT, cells });
    const ran = await run(['check', '--verbose'], {
      ...here(),
      kit: { check },
    });
    const [, long = ''] =
      /worldproof replay ([0-9a-f]{5})$/m.exec(ran.stdout) ?? [];
    const alike = await replayed(long.slice(0, 4));
    expect(alike.exitCode).toBe(2);
    expect(alike.stderr).toMatch(
      /is short for 2 of the last run: .*run\.clause/
    );
  });
});

describe('show', () => {
  it('shows the last run where nothing is named', async () => {
    await checked();
    const page = folder.path('page.html');
    const ran = await run(['show', '--html', page], here());
    expect(ran.exitCode).toBe(0);
    expect(folder.read('page.html')).toContain('local-v5');
  });
});
