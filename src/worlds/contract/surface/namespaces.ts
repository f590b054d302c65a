import { SURFACES } from './surface.js';

/** Every method of any version of the contract: `runs.get`. */
export const METHODS = [
  ...new Set(
    SURFACES.flatMap(({ methods }) => methods.map(({ name }) => name))
  ),
];

/** Everything that has methods of its own: `analytics.runs` say. */
export const NAMESPACES: ReadonlySet<string> = new Set(
  METHODS.flatMap((name) => {
    const words = name.split('.').slice(0, -1);
    return words.map((_, at) => words.slice(0, at + 1).join('.'));
  })
);
