import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { CLAUSES } from '../../src/model/clauses/registry.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(`${root}docs/contract.md`, 'utf8');

/** The contracts that were read: of the newest World, and of the stable line. */
const CONTRACTS = [
  `${root}node_modules/world-local-v5/node_modules/@workflow/world`,
  `${root}node_modules/@workflow/world`,
];

/** What the page says of each file, the last of those that bind no storage. */
const sections = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .map((text) => {
      const [title = ''] = text.split('\n', 1);
      return [title, text] as const;
    })
);

const others = sections.get('Other files') ?? '';

/** What is said before a member: a comment, and the words of its declaration. */
const DOCUMENTED =
  /\/\*\*(?:[^*]|\*(?!\/))*\*\/\s*(?:(?:export|declare|const|function|interface|type|class|readonly) )*(\w+)/g;

function documentedIn(directory: string): (readonly [string, string])[] {
  const dist = `${directory}/dist`;
  return readdirSync(dist)
    .filter((file) => file.endsWith('.d.ts'))
    .flatMap((file) => {
      const text = readFileSync(`${dist}/${file}`, 'utf8');
      return [...text.matchAll(DOCUMENTED)].map(
        ([, member = '']) => [file, member] as const
      );
    });
}

test.each(CONTRACTS)(
  'every member with a comment has a row: %#',
  (contract) => {
    const documented = documentedIn(contract);
    expect(documented.length).toBeGreaterThan(100);
    const missing = documented.filter(([file, member]) => {
      const isAsked = sections.get(file)?.includes(`\`${member}\``);
      return !isAsked && !others.includes(`\`${file}\``);
    });
    expect(missing).toEqual([]);
  }
);

const ids: ReadonlySet<string> = new Set(CLAUSES.map(({ id }) => id));

function namedIn(text: string): readonly string[] {
  return [...text.matchAll(/`([a-z]+\.[a-z-]+)`/g)].map(([, id = '']) => id);
}

test('no row names a clause that is none', () => {
  expect(namedIn(page).filter((id) => !ids.has(id))).toEqual([]);
});

test('a row says why nothing is asked, where it names no clause', () => {
  const rows = page.split('\n').filter((line) => /^\| +[|`]/.test(line));
  expect(rows.length).toBeGreaterThan(80);
  const silent = rows.filter(
    (row) => namedIn(row).length === 0 && !/not asked|\| see /.test(row)
  );
  expect(silent).toEqual([]);
});

test('a clause that rests on a file of the contract stands in its part', () => {
  const unnamed = CLAUSES.flatMap(({ id, sources }) =>
    sources.flatMap(({ text }) => {
      const [, file] =
        /@workflow\/world@\S+ (?:dist|src)\/(\S+?)(?:\.d)?\.ts/.exec(text) ??
        [];
      if (file === undefined) return [];
      const part = sections.get(`${file}.d.ts`) ?? others;
      return part.includes(`\`${id}\``) ? [] : [`${id} of ${file}`];
    })
  );
  expect(unnamed).toEqual([]);
});
