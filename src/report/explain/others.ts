import type { Verdicts } from '../formats/verdicts.js';
import { symbolOf } from '../legend.js';
import { VERDICTS } from '../record.js';

/** Who does what about a clause, a line for each verdict that occurs. */
export function othersLines(
  clause: string,
  { subjects, clauses }: Verdicts
): readonly string[] {
  const row = clauses[clause] ?? {};
  return VERDICTS.flatMap((verdict) => {
    const own = subjects.filter(({ id }) => row[id] === verdict);
    if (own.length === 0) return [];
    const names = own.map(nameOf).join(', ');
    return [`${symbolOf(verdict)} ${verdict}: ${names}`];
  });
}

/** The alias alone says nothing to somebody who reads it elsewhere. */
function nameOf({ id, package: name, version }: Verdicts['subjects'][number]) {
  return name === '' || id.includes(name) ? id : `${id} (${name}@${version})`;
}
