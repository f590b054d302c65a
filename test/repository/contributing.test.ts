import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KIT_ROOT } from '../../src/kit.js';
import { importsOf, sourceFiles, textOf } from './sources.js';

const text = readFileSync(join(KIT_ROOT, 'CONTRIBUTING.md'), 'utf8');
const sections = new Map(
  text.split(/^## /m).map((section) => {
    const [title = '', ...lines] = section.split('\n');
    return [title, lines.join('\n')];
  })
);

function pathsIn(section: string): string[] {
  const named = section.matchAll(
    /`((?:src|test|scenarios|bench|docs)\/[\w./*-]*|[A-Z]+\.md)`/g
  );
  return [...new Set([...named].map(([, path = '']) => path))];
}

/** A star stands for one folder or for the name of a file. */
function isThere(path: string): boolean {
  if (!path.includes('*')) return existsSync(join(KIT_ROOT, path));
  const folder = join(KIT_ROOT, dirname(path));
  const [before = '', after = ''] = basename(path).split('*');
  return readdirSync(folder).some(
    (name) => name.startsWith(before) && name.endsWith(after)
  );
}

/** The words that a table explains: in its first column, or set off in a row. */
function wordsIn(section: string): string[] {
  const rows = section.split('\n').filter((line) => line.startsWith('| '));
  return rows.slice(2).flatMap((row) => {
    const [, first = '', meaning = ''] = row.split('|');
    const others = [...meaning.matchAll(/\*(\w+)\*/g)].map(([, word]) => word);
    return [...first.trim().split(', '), ...others].map((word = '') => word);
  });
}

const FOLDERS = readdirSync(join(KIT_ROOT, 'src'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** The other folders of `src` that the files of one name in their imports. */
function foldersFor(folder: string): string[] {
  const files = sourceFiles().filter((file) => file.startsWith(`${folder}/`));
  const found = files.flatMap(importsOf).map((path) => path.split('/')[0]);
  return FOLDERS.filter((each) => each !== folder && found.includes(each));
}

/** The folders that declare a type of some name, the name in lower case. */
function declaredTypes(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const file of sourceFiles()) {
    for (const [, name = ''] of textOf(file).matchAll(TYPES)) {
      const word = name.toLowerCase();
      found.set(word, [...(found.get(word) ?? []), dirname(file)]);
    }
  }
  return found;
}

const TYPES = /^export (?:abstract )?(?:interface|type|class) (\w+)/gm;

const LABORATORIES = new Set([
  'laboratory',
  'explore',
  'runtime',
  'engines/gated',
]);

describe('CONTRIBUTING.md', () => {
  it('names only what is there', () => {
    const paths = pathsIn(text);
    expect(paths.length).toBeGreaterThan(40);
    expect(paths.filter((path) => !isThere(path))).toEqual([]);
  });

  it.each(['fault', 'kind of server', 'clause', 'view'])(
    'walks whoever adds a new %s from file to file',
    (what) => {
      const section = sections.get(`A new ${what}`) ?? '';
      const steps = section.split(/^\d\. /m).slice(1);
      expect(steps.length).toBeGreaterThanOrEqual(4);
      for (const step of steps) expect(pathsIn(step)).not.toEqual([]);
    }
  );

  it.each([
    ['fault', ['powerLoss', 'dropRequest', 'dropReply', 'jumpClock']],
    ['kind of server', ['mongodb']],
  ])(
    'leads whoever adds a new %s to every file that tells them apart',
    (what, names) => {
      const walk = sections.get(`A new ${what}`) ?? '';
      const some = names.join('|');
      // As a word of the code, or as the key of a table.
      const told = new RegExp(`'(?:${some})'|^ +(?:${some}): `, 'm');
      const files = sourceFiles()
        // A folder of its own is a step of the walk by itself.
        .filter((file) => !names.some((name) => file.includes(`/${name}/`)))
        .filter((file) => told.test(textOf(file)));
      expect(files.length).toBeGreaterThan(3);
      expect(files.filter((file) => !walk.includes(`\`src/${file}\``))).toEqual(
        []
      );
    }
  );

  it('gives each word one meaning, and the code one type for it', () => {
    const words = ['Words', 'A laboratory'].flatMap((title) =>
      wordsIn(sections.get(title) ?? '')
    );
    expect(words.length).toBeGreaterThan(25);
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
    const declared = declaredTypes();
    for (const word of words) {
      const places = declared.get(word) ?? [];
      // Each kind of laboratory has a stage, a tally and so on of its own.
      if (!places.every((place) => LABORATORIES.has(place))) {
        expect({ word, places }).toEqual({ word, places: places.slice(0, 1) });
      }
    }
  });

  it('says which folders a folder imports, and no others are imported', () => {
    const rows = (sections.get('Where things are') ?? '').matchAll(
      /^\| `src\/(\w+)\/` \|.*\| ([a-z, ]+) \|$/gm
    );
    let told = 0;
    for (const [, folder = '', list = ''] of rows) {
      const may = list.split(', ');
      if (!may.every((each) => each === 'nothing' || FOLDERS.includes(each))) {
        continue;
      }
      told++;
      const found = foldersFor(folder);
      expect({
        folder,
        imports: found.filter((each) => !may.includes(each)),
      }).toEqual({ folder, imports: [] });
    }
    expect(told).toBeGreaterThan(10);
  });

  it('has a row for each folder of src', () => {
    const rows = sections.get('Where things are') ?? '';
    for (const folder of FOLDERS)
      expect(rows).toContain(`| \`src/${folder}/\` |`);
  });
});
