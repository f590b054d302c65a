import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KIT_ROOT } from '../../src/kit.js';

const readme = readFileSync(join(KIT_ROOT, 'README.md'), 'utf8');
const COMMAND = join(KIT_ROOT, 'dist/src/cli/main.js');

/** The first match, which a README without it would not have. */
function found(pattern: RegExp): string {
  const [, text] = pattern.exec(readme) ?? [];
  if (text === undefined) throw new Error(`README.md has no ${pattern}`);
  return text;
}

describe('the README', () => {
  it('shows a finding that its token still replays, line by line', () => {
    const token = found(/npx worldproof replay (wp1:[\w-]{40,})/);
    const story = found(/Both calls are accepted:\n\n```\n([^`]+)```/);
    const replayed = spawnSync(process.execPath, [COMMAND, 'replay', token], {
      encoding: 'utf8',
    });
    expect(replayed.stderr).toBe('');
    expect(replayed.stdout).toBe(story);
    expect(replayed.status).toBe(1);
  });

  it('shows a program for the library that does what it says', () => {
    const program = found(/```js\n([^`]+)```/);
    const printed = execFileSync(
      process.execPath,
      ['--input-type=module', '--eval', `${program}\nconsole.log(verdict);`],
      { cwd: KIT_ROOT, encoding: 'utf8' }
    );
    expect(printed).toBe('rejected\n');
  });

  it('names options, commands and files that exist', () => {
    const help = [
      'check',
      'init',
      'replay',
      'matrix',
      'show',
      'mutants',
      'list',
    ].map((name) =>
      execFileSync(process.execPath, [COMMAND, name, '--help'], {
        encoding: 'utf8',
      })
    );
    const options = readme.matchAll(/(?<=[\s`])--[a-z][a-z-]+/g);
    for (const [option] of options) expect(help.join('\n')).toContain(option);
    const links = readme.matchAll(/\]\(([^)#]+)\)/g);
    for (const [, file = ''] of links) {
      expect(existsSync(join(KIT_ROOT, file)), file).toBe(true);
    }
  });
});
