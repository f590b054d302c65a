import module, { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

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

function makeGlobal(): object {
  const own = new Map<PropertyKey, unknown>();
  return new Proxy(globalThis, {
    get: (target, key) =>
      own.has(key) ? own.get(key) : Reflect.get(target, key, target),
    has: (target, key) => own.has(key) || Reflect.has(target, key),
    set: (_target, key, value) => {
      own.set(key, value);
      return true;
    },
    deleteProperty: (_target, key) => {
      own.delete(key);
      return true;
    },
    defineProperty: (_target, key, { value, get }) => {
      own.set(key, get ? get() : value);
      return true;
    },
    getOwnPropertyDescriptor: (target, key) =>
      own.has(key)
        ? {
            value: own.get(key),
            writable: true,
            configurable: true,
            enumerable: true,
          }
        : Reflect.getOwnPropertyDescriptor(target, key),
  });
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
  module.register('./loader.js', import.meta.url);
}

/**
 * Loads a module and everything it imports for one simulated process.
 * CommonJS dependencies are cached by file name, whatever the query says, so
 * those that came with an earlier realm are forgotten first.
 */
export async function loadInRealm(
  file: string,
  realm: string
): Promise<Record<string, unknown>> {
  const { cache } = createRequire(import.meta.url);
  for (const name of Object.keys(cache)) {
    if (name.includes('node_modules')) delete cache[name];
  }
  const url = pathToFileURL(file);
  url.searchParams.set('realm', realm);
  return (await import(url.href)) as Record<string, unknown>;
}
