import type { Page, WorldApi } from '../../worlds/contract/api.js';

/** What a World answered to one call of one of its methods. */
export type Answer = { readonly result: unknown } | { readonly error: unknown };

type Ask = (method: () => Promise<unknown>) => Promise<unknown>;

/** The same World, with every call of a method made by `ask`. */
function through(target: object, ask: Ask): object {
  return new Proxy(target, {
    get(from, key) {
      const value: unknown = Reflect.get(from, key);
      if (typeof value === 'function') {
        return (...given: unknown[]) =>
          ask(() => Reflect.apply(value, from, given));
      }
      return typeof value === 'object' && value !== null
        ? through(value, ask)
        : value;
    },
  });
}

/** A World that changed the flag which says so is asked for one page more. */
const NO_MORE: Page<never> = { data: [], cursor: null, hasMore: false };

/**
 * What a World answered to one call of a plan, which may be several pages: the
 * driver is run again over it, with one thing in it changed.
 */
export class Tape {
  readonly answers: Answer[] = [];
  readonly #world: WorldApi;

  constructor(world: WorldApi) {
    this.#world = world;
  }

  get recording(): WorldApi {
    return through(this.#world, async (method) => {
      try {
        const result = await method();
        this.answers.push({ result });
        return result;
      } catch (error) {
        this.answers.push({ error });
        throw error;
      }
    }) as WorldApi;
  }

  /** A World that gives these answers, whatever it is asked. */
  playing(answers: readonly Answer[]): WorldApi {
    let next = 0;
    return through(this.#world, async () => {
      const answer = answers[next++] ?? { result: NO_MORE };
      if ('error' in answer) throw answer.error;
      return answer.result;
    }) as WorldApi;
  }
}
