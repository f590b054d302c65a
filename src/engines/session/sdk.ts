import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Loads a module of an SDK that is no dependency of the kit. Its shape is
 * what the caller says it needs of it.
 */
export async function importSdk<T>(
  directory: string,
  name: string
): Promise<T> {
  const require = createRequire(join(directory, 'package.json'));
  const url = pathToFileURL(require.resolve(name));
  const module = (await import(url.href)) as { default?: object };
  return { ...module.default, ...module } as T;
}

/** The version of a package that is installed in that directory. */
export function sdkVersion(directory: string, name: string): string {
  const require = createRequire(join(directory, 'package.json'));
  const path = join(directory, 'node_modules', name, 'package.json');
  return (require(path) as { version: string }).version;
}
