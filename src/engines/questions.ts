import type { Profile } from './profile.js';
import { ROWS } from './rows/registry.js';
import type { Row } from './rows/row.js';

export type Question = readonly [row: Row, surface: string | undefined];

/** Each row once a surface, or once where it is of the engine. */
export function questions(
  profile: Profile,
  wanted: readonly string[] | undefined
): Question[] {
  return ROWS.filter(
    ({ id, engines }) =>
      (!engines || engines.includes(profile.engine)) &&
      (!wanted || wanted.some((prefix) => id.startsWith(prefix)))
  ).flatMap((row): Question[] =>
    row.isOfEngine
      ? [[row, undefined]]
      : profile.surfaces.map(({ id }): Question => [row, id])
  );
}
