import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { flagOf, OPTIONS, type OptionName } from '../../src/cli/options.js';
import { KIT_ROOT } from '../../src/kit.js';
import { withoutLoading } from '../stories/without-loading.js';

const readme = readFileSync(join(KIT_ROOT, 'README.md'), 'utf8');
const COMMAND = join(KIT_ROOT, 'dist/src/cli/main.js');

/** The first match, which a README without it would not have. */
function found(pattern: RegExp): string {
  const [, text] = pattern.exec(readme) ?? [];
  if (text === undefined) throw new Error(`README.md has no ${pattern}`);
  return text;
}

const DOCS = join(KIT_ROOT, 'docs');

/** The README and every page that it leads to. */
const PAGES = [
  ['README.md', KIT_ROOT] as const,
  ...readdirSync(DOCS)
    .filter((file) => file.endsWith('.md'))
    .map((file) => [file, DOCS] as const),
];

describe('the README', () => {
  it('shows a finding that its token still replays, line by line', () => {
    const token = found(/npx worldproof replay (wp1:[\w-]{40,})/);
    const story = found(/Both calls are accepted:\n\n```\n([^`]+)```/);
    const replayed = spawnSync(process.execPath, [COMMAND, 'replay', token], {
      encoding: 'utf8',
    });
    expect(withoutLoading(replayed.stderr)).toBe('');
    expect(replayed.stdout).toBe(story);
    expect(replayed.status).toBe(1);
  });

  it('shows a program for the library that does what it says', () => {
    const library = readFileSync(join(DOCS, 'library.md'), 'utf8');
    const [, program] = /```js\n([^`]+)```/.exec(library) ?? [];
    const printed = execFileSync(
      process.execPath,
      ['--input-type=module', '--eval', `${program}\nconsole.log(verdict);`],
      { cwd: KIT_ROOT, encoding: 'utf8' }
    );
    expect(printed).toBe('rejected\n');
  });

  it('is one screen and a half', () => {
    const told = readme.replaceAll(/^```[^`]+```$|^!\[.*$/gm, '');
    expect(told.split('\n').length).toBeLessThan(110);
  });
});

describe.each(PAGES)('%s', (file, folder) => {
  const text = readFileSync(join(folder, file), 'utf8');

  it('names options that exist', () => {
    const flags = new Set(
      Object.keys(OPTIONS).map((name) => flagOf(name as OptionName))
    );
    const commands = text.matchAll(/npx worldproof [^`\n]*/g);
    const told = [...commands].flatMap(([line]) =>
      [...line.matchAll(/(?<=\s)--[a-z][a-z-]+/g)].map(([flag]) => flag)
    );
    expect(
      told.filter((flag) => !flags.has(flag) && flag !== '--help')
    ).toEqual([]);
  });

  it('leads to files that exist', () => {
    const links = [...text.matchAll(/\]\(([^)#]+)\)/g)].map(
      ([, link = '']) => link
    );
    const local = links.filter((link) => !/^\w+:/.test(link));
    expect(local.filter((link) => !existsSync(join(folder, link)))).toEqual([]);
  });
});
