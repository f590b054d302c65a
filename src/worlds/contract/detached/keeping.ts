import type { WorldApi } from '../api.js';
import type { Kept } from './kept.js';

/** What has methods of its own. */
const NAMESPACES = ['events', 'runs', 'steps', 'hooks'];

/** The World, with all that it is given and answers kept. */
export function keeping(world: WorldApi, kept: Kept): WorldApi {
  return new Proxy(
    {},
    {
      has: (_, key) => Reflect.has(world, key),
      get(_, key) {
        const value: unknown = Reflect.get(world, key);
        const isNamespace =
          typeof key === 'string' &&
          NAMESPACES.includes(key) &&
          typeof value === 'object' &&
          value !== null;
        return isNamespace ? namespace(value, key, kept) : bound(value, world);
      },
    }
  ) as WorldApi;
}

function namespace(target: object, name: string, kept: Kept): object {
  return new Proxy(
    {},
    {
      has: (_, key) => Reflect.has(target, key),
      get(_, key) {
        const value: unknown = Reflect.get(target, key);
        if (typeof value !== 'function') return value;
        return async (...given: unknown[]) => {
          kept.give(given);
          const answer: unknown = await Reflect.apply(value, target, given);
          kept.answer(`${name}.${String(key)}`, answer);
          return answer;
        };
      },
    }
  );
}

function bound(value: unknown, target: object): unknown {
  if (typeof value !== 'function') return value;
  return (...given: unknown[]) => Reflect.apply(value, target, given);
}
