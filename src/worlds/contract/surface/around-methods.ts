import { NAMESPACES } from './namespaces.js';

type Method = (...given: unknown[]) => unknown;

/** Puts something around a method, which is told by its name: `runs.get`. */
export type Around = (name: string, method: Method) => Method;

/**
 * A World with something around each of its methods. It may be frozen, which a
 * proxy of it could not hide: this is not one.
 */
export function aroundMethods<World extends object>(
  world: World,
  around: Around
): World {
  return proxied(world, '', around) as World;
}

function proxied(target: object, prefix: string, around: Around): object {
  return new Proxy(
    {},
    {
      has: (_, key) => Reflect.has(target, key),
      get(_, key) {
        const value: unknown = Reflect.get(target, key);
        if (typeof key !== 'string') return value;
        const name = `${prefix}${key}`;
        if (typeof value === 'function') {
          return around(name, (...given) =>
            Reflect.apply(value, target, given)
          );
        }
        const isNamespace =
          typeof value === 'object' && value !== null && NAMESPACES.has(name);
        return isNamespace ? proxied(value, `${name}.`, around) : value;
      },
    }
  );
}
