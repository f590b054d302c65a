import type { LoadHook, ResolveHook } from 'node:module';

/**
 * Module hooks, run in Node's loader thread. A file that is imported with
 * `?realm=NAME` hands the query on to whatever it imports, so that one package
 * is loaded once for each simulated process, module state and all.
 */

const QUERY = 'realm';

function realmOf(url: string | undefined): string | null {
  if (!url?.startsWith('file:')) return null;
  return new URL(url).searchParams.get(QUERY);
}

export const resolve: ResolveHook = async (specifier, context, next) => {
  const result = await next(specifier, context);
  const realm = realmOf(context.parentURL);
  if (realm === null || !result.url.startsWith('file:')) return result;
  const url = new URL(result.url);
  url.searchParams.set(QUERY, realm);
  return { ...result, url: url.href };
};

/**
 * A package that keeps a singleton on `globalThis` would share it between
 * simulated processes, so each realm sees a global object of its own.
 */
export const load: LoadHook = async (url, context, next) => {
  const result = await next(url, context);
  const realm = realmOf(url);
  if (realm === null || result.format !== 'module') return result;
  const source = String(result.source);
  if (!source.includes('globalThis')) return result;
  if (/\b(?:const|let|var|import)\s+globalThis\b/.test(source)) return result;
  const name = JSON.stringify(realm);
  const own = `const globalThis=(0,eval)("this")[Symbol.for("worldproof.realm")](${name});`;
  // Nothing may stand before the first line of a script but its own comment.
  const text = source.startsWith('#!') ? `//${source}` : source;
  return { ...result, source: own + text };
};
