import type { WorldApi } from '../api.js';
import { aroundMethods } from '../surface/around-methods.js';
import type { Kept } from './kept.js';

/** What answers entities and events, by the namespace of its methods. */
const STORAGE = /^(events|runs|steps|hooks)\./;

/** The World, with all that its storage is given and answers kept. */
export function keeping(world: WorldApi, kept: Kept): WorldApi {
  return aroundMethods(world, (name, method) => {
    if (!STORAGE.test(name)) return method;
    return async (...given) => {
      kept.give(given);
      const answer = await method(...given);
      kept.answer(name, answer);
      return answer;
    };
  });
}
