import { describe, expect, it } from 'vitest';
import { namesIn } from '../../src/report/short-names.js';
import { REPORT, TOKEN } from '../report/fixture.js';
import { run, useFolder } from './harness.js';

const folder = useFolder();
const named = namesIn(REPORT).find(({ token }) => token === TOKEN);

async function explain(...words: string[]) {
  const here = { folder: folder.path('.') };
  await run(['check'], here);
  return run(['explain', ...words], here);
}

describe('explain', () => {
  it('tells a finding by its short name, and then its clause', async () => {
    const ran = await explain(named?.name ?? '');
    expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
    expect(ran.stdout).toMatch(/^✘ token\.unique on local-v5\n/);
    expect(ran.stdout).toContain(`npx worldproof replay ${named?.name}\n`);
    expect(ran.stdout).toContain('both own t1');
    expect(ran.stdout).toContain('\nwhy it matters (@workflow/core@');
    expect(ran.stdout).toContain('how Worlds do it, by the published matrix');
    expect(ran.stdout).toContain('how Worlds do it, by the last run');
  });

  it('tells a clause where nothing was run', async () => {
    const ran = await run(['explain', 'run.terminal-once']);
    expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
    expect(ran.stdout).toMatch(/^run\.terminal-once\n {2}A run gets one/);
    expect(ran.stdout).not.toContain('by the last run');
  });

  it('writes the report for maintainers, with the whole token', async () => {
    const ran = await explain('--issue', named?.name ?? '');
    expect(ran.exitCode).toBe(0);
    expect(ran.stdout).toMatch(
      /^# @workflow\/world-local@5\.0\.0-beta\.46: token\.unique is broken/
    );
    expect(ran.stdout).toContain(`npx worldproof replay ${TOKEN}\n`);
    const byClause = await explain('--issue', 'token.unique');
    expect(byClause.stdout).toBe(ran.stdout);
  });

  it.each([
    [
      ['token.uniqe'],
      'unknown clause or short name "token.uniqe": did you mean token.unique?',
    ],
    [
      ['--issue', 'run.exists'],
      '--issue reports a finding: "run.exists" has none here',
    ],
  ])('%j is refused', async (words, message) => {
    const ran = await explain(...words);
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toContain(message);
  });
});
