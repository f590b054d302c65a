import { existsSync } from 'node:fs';
import module from 'node:module';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  isTypeScript,
  registerTypeScript,
} from '../../sim/realms/typescript.js';
import { loadProblem } from '../package/load-problem.js';
import type { Config } from './define.js';
import { ConfigError } from './error.js';
import { isConfig, problemsOf } from './schema.js';

const NAMES = ['ts', 'mts', 'js', 'mjs'].map(
  (end) => `worldproof.config.${end}`
);

/** The config of a folder, if it has one. */
export function findConfig(folder: string): string | undefined {
  return NAMES.map((name) => join(folder, name)).find(existsSync);
}

/** @throws ConfigError that says where in the file, what, and what instead */
export async function loadConfig(file: string): Promise<Config> {
  const path = resolve(file);
  const name = basename(path);
  if (!existsSync(path)) throw new ConfigError(file, 'there is no such file');
  return configIn(await imported(path, name), name);
}

/** The config among the exports of its module. @throws ConfigError */
export function configIn(
  exports: Readonly<Record<string, unknown>>,
  name: string
): Config {
  const { default: main } = exports;
  if (main === undefined) {
    const expected = 'expected export default defineConfig({ … })';
    throw new ConfigError(name, `has no default export; ${expected}`);
  }
  if (isConfig(main)) return main;
  throw new ConfigError(name, problemsOf(main).join('; '));
}

let isReady = false;

async function imported(
  path: string,
  name: string
): Promise<Record<string, unknown>> {
  const url = pathToFileURL(path);
  if (isTypeScript(path)) {
    // It says that TypeScript is a module, whatever package.json says, and
    // stands below the compiler: hooks are asked last first.
    const loader = new URL('../../sim/realms/loader.js', import.meta.url);
    if (!isReady) module.register(loader.href);
    isReady = true;
    await registerTypeScript();
  }
  try {
    return await import(url.href);
  } catch (error) {
    const reason = `cannot be loaded: ${loadProblem(error, path)}`;
    throw new ConfigError(name, reason, { cause: error });
  }
}
