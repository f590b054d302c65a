import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A module to fork, from the build and, with a loader, from the sources. */
export function forkable(url: URL): {
  readonly path: string;
  readonly execArgv: string[];
} {
  const built = fileURLToPath(url);
  const quiet = '--no-warnings';
  if (existsSync(built)) return { path: built, execArgv: [quiet] };
  return {
    path: built.replace(/\.js$/, '.ts'),
    execArgv: [quiet, '--import', import.meta.resolve('tsx')],
  };
}
