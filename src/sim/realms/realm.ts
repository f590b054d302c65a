import module, { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { allowReloading } from './commonjs.js';
import type { LoaderData } from './loader.js';
import { isTypeScript, registerTypeScript } from './typescript.js';

const REALM = Symbol.for('worldproof.realm');

/** A view of the global object with own properties of its own. */
function globalOf(cache: Map<string, object>, realm: string): object {
  let view = cache.get(realm);
  if (!view) {
    view = makeGlobal();
    cache.set(realm, view);
  }
  return view;
}

/**
 * Properties are defined on an object of the realm's own, which stands before
 * the real global object: what a package finds there is what it put there.
 */
function makeGlobal(): object {
  return new Proxy<object>(
    {},
    {
      get: (own, key) =>
        Reflect.get(Reflect.has(own, key) ? own : globalThis, key),
      has: (own, key) => Reflect.has(own, key) || Reflect.has(globalThis, key),
    }
  );
}

/**
 * Registers the module hooks that give each simulated process a module graph
 * of its own. Once in a host process, before a subject is loaded.
 */
export function installRealms(): void {
  const cache = new Map<string, object>();
  Object.defineProperty(globalThis, REALM, {
    value: (realm: string) => globalOf(cache, realm),
    configurable: true,
  });
  // A kit that runs from its sources is compiled by hooks that came before.
  const comesFirst = !import.meta.url.endsWith('.ts');
  const data: LoaderData = { comesFirst };
  module.register('./loader.js', import.meta.url, { data });
  allowReloading();
}

/**
 * Loads a module and everything it imports for one simulated process.
 * CommonJS modules are cached by file name, whatever the query says, so those
 * that came with an earlier realm are forgotten first.
 */
export async function loadInRealm(
  file: string,
  realm: string
): Promise<Record<string, unknown>> {
  if (isTypeScript(file)) await registerTypeScript();
  const { cache } = createRequire(import.meta.url);
  for (const name of Object.keys(cache)) delete cache[name];
  const url = pathToFileURL(file);
  url.searchParams.set('realm', realm);
  return (await import(url.href)) as Record<string, unknown>;
}
