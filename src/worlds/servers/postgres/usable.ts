import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { SystemUser } from '../keeper/program.js';

interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * Binaries that a user can run. npm carries no links, its install script that
 * makes them may have been skipped, and a home directory may be closed to the
 * server's user: then a copy is, in `directory`.
 */
export function usableHome(
  home: string,
  directory: string,
  user: SystemUser | undefined
): string {
  const links = linksOf(home);
  const isWhole = links.every(({ target }) => existsSync(target));
  if (isWhole && isExecutableTree(home) && isOpenTo(user, home)) return home;
  const copy = join(directory, 'native');
  cpSync(home, copy, { recursive: true, verbatimSymlinks: true });
  for (const { source, target } of linksOf(copy, home)) {
    rmSync(target, { force: true });
    symlinkSync(relative(dirname(target), source), target);
  }
  for (const binary of readdirSync(join(copy, 'bin'))) {
    chmodSync(join(copy, 'bin', binary), 0o755);
  }
  return copy;
}

/** The links that should be there; paths in the list begin with `native/`. */
function linksOf(home: string, listed: string = home): Link[] {
  const list = join(listed, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, 'utf8')) as Link[];
  const at = (path: string) => join(home, relative('native', path));
  return links.map(({ source, target }) => ({
    source: at(source),
    target: at(target),
  }));
}

function isExecutableTree(home: string): boolean {
  return ['postgres', 'initdb'].every(
    (name) => (statSync(join(home, 'bin', name)).mode & 0o111) === 0o111
  );
}

/** Whether every directory on the way lets others pass. */
function isOpenTo(user: SystemUser | undefined, path: string): boolean {
  if (!user) return true;
  for (let at = path; ; at = dirname(at)) {
    const { mode, uid } = statSync(at);
    if ((mode & 0o001) === 0 && uid !== user.uid) return false;
    if (at === dirname(at)) return true;
  }
}
