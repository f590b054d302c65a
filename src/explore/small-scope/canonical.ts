import type { Op } from '../plan/plan.js';
import { draftsOfPair } from './pair-drafts.js';
import type { Pair } from './pairs.js';

/** A World acts by these texts; every other one is only a name. */
const WORDS: ReadonlySet<string> = new Set(['kind', 'status']);

/** Names in the order in which they first come, so that names do not matter. */
class Renaming {
  readonly #names = new Map<string, string>();

  of(value: unknown, key = ''): unknown {
    if (typeof value === 'string') {
      return WORDS.has(key) ? value : this.#name(value);
    }
    if (Array.isArray(value)) return value.map((each) => this.of(each));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .toSorted(([one], [other]) => (one < other ? -1 : 1));
    return entries.map(([field, each]) => [field, this.of(each, field)]);
  }

  #name(value: string): string {
    const known = this.#names.get(value) ?? `#${this.#names.size}`;
    this.#names.set(value, known);
    return known;
  }
}

/**
 * What a pair asks, whatever its runs, hooks and values are called, and
 * whichever of the two calls is named first: pairs of one form are one search.
 */
export function formOf(pair: Pair): string {
  const [draft] = draftsOfPair(pair);
  const actors = draft?.actors.map(({ ops }) => ops) ?? [];
  const setup = draft?.setup ?? [];
  const forms = [actors, actors.toReversed()].map((each) => form(setup, each));
  return forms.toSorted()[0] ?? '';
}

function form(
  setup: readonly Op[],
  actors: readonly (readonly Op[])[]
): string {
  return JSON.stringify(new Renaming().of([setup, actors]));
}
