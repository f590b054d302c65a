import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KIT_ROOT } from '../../src/kit.js';

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

  it('has a row for each folder of src', () => {
    const folders = readdirSync(join(KIT_ROOT, 'src'), { withFileTypes: true });
    const rows = sections.get('Where things are') ?? '';
    for (const folder of folders.filter((each) => each.isDirectory())) {
      expect(rows).toContain(`| \`src/${folder.name}/\` |`);
    }
  });
});
