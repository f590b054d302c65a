import { readFile } from 'node:fs/promises';
import type { InitializeHook, LoadHook, ResolveHook } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Module hooks, run in Node's loader thread. A file that is imported with
 * `?realm=NAME` hands the query on to whatever it imports, so that one package
 * is loaded once for each simulated process, module state and all.
 */

export interface LoaderData {
  /** Whether the compiler of TypeScript is yet to be registered, if ever. */
  readonly comesFirst: boolean;
}

const QUERY = 'realm';
const KIT = new URL('../../', import.meta.url).href;

function textOf(source: unknown): string {
  return source instanceof Uint8Array
    ? Buffer.from(source).toString('utf8')
    : String(source);
}

function realmOf(url: string | undefined): string | null {
  if (!url?.startsWith('file:')) return null;
  return new URL(url).searchParams.get(QUERY);
}

function isKit(url: string | undefined): boolean {
  return url?.startsWith(KIT) === true;
}

export const resolve: ResolveHook = async (specifier, context, next) => {
  const result = await next(specifier, context);
  const realm = realmOf(context.parentURL);
  if (realm === null || !result.url.startsWith('file:')) return result;
  // What a config imports of the kit is the kit itself, and has no state.
  if (isKit(result.url) && !isKit(context.parentURL)) return result;
  const url = new URL(result.url);
  url.searchParams.set(QUERY, realm);
  return { ...result, url: url.href };
};

/** Hooks that were registered later are asked first: those of the compiler. */
let comesFirst = true;

export const initialize: InitializeHook<LoaderData | undefined> = (data) => {
  comesFirst = data?.comesFirst ?? true;
};

function isTypeScript(url: string): boolean {
  return url.startsWith('file:') && /\.m?ts$/.test(new URL(url).pathname);
}

/**
 * TypeScript is a module whatever the package.json beside it says: a project
 * made by `npm init` calls itself CommonJS, and its Worlds are written with
 * `import` and `export` all the same. Only `.cts` asks for the other. What is
 * read here goes to the compiler, which is asked before these hooks.
 */
async function asModule(url: string): Promise<ReturnType<typeof moduleOf>> {
  return moduleOf(await readFile(fileURLToPath(url)));
}

function moduleOf(source: Uint8Array) {
  return { format: 'module-typescript', source, shortCircuit: true };
}

/**
 * A package that keeps a singleton on `globalThis` would share it between
 * simulated processes, so each realm sees a global object of its own.
 */
export const load: LoadHook = async (url, context, next) => {
  const realm = realmOf(url);
  const isSource = comesFirst && isTypeScript(url);
  const result = isSource ? await asModule(url) : await next(url, context);
  if (realm === null || result.format !== 'module') return result;
  const source = textOf(result.source);
  if (!source.includes('globalThis')) return result;
  if (/\b(?:const|let|var|import)\s+globalThis\b/.test(source)) return result;
  const name = JSON.stringify(realm);
  const own = `const globalThis=(0,eval)("this")[Symbol.for("worldproof.realm")](${name});`;
  // Nothing may stand before the first line of a script but its own comment.
  const text = source.startsWith('#!') ? `//${source}` : source;
  return { ...result, source: own + text };
};
