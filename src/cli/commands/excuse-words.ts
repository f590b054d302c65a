import type { Excuses } from '../../report/baseline/excuse.js';
import type { Accepted } from '../../report/baseline/schema.js';
import { plural } from '../../report/counts.js';
import { ENOUGH } from '../../report/thin.js';
import { wrap } from '../../report/wrap.js';

interface Wording {
  readonly width: number;
  readonly strictBaseline?: boolean;
}

/** What the baseline did, and what has to be done to it. */
export function describeExcuses(
  excuses: Excuses,
  { width, strictBaseline = false }: Wording
): readonly string[] {
  const { known, fresh, mended, missed, expired, unmatched, newClauses } =
    excuses;
  const said = [
    ...(known.size > 0 ? [`${known.size} known from the baseline`] : []),
    ...(fresh.length > 0
      ? [
          `by a cause that the baseline does not have: ${fresh.map(({ clause }) => clause).join(', ')}`,
        ]
      : []),
    ...(mended.length > 0
      ? [
          `not met any more, take it out of the baseline${strictBaseline ? ', which --strict-baseline fails' : ''}: ${listed(mended)}`,
        ]
      : []),
    ...(missed.length > 0
      ? [
          `not met, by fewer than ${ENOUGH} schedules that exercised its clause, too few to take it out of the baseline: ${few(missed)}`,
        ]
      : []),
    ...expired.map(
      (entry) => `accepted until ${entry.expires} only: ${nameOf(entry)}`
    ),
    ...(unmatched.length > 0
      ? [`no subject of this check is the baseline's ${unmatched.join(', ')}`]
      : []),
    ...(newClauses.length > 0
      ? [
          `the baseline is of another version of the kit, which did not ask ${plural(newClauses.length, 'clause')}: ${newClauses.join(', ')}`,
        ]
      : []),
  ];
  return said.flatMap((line) => wrap(line, width, ''));
}

const FEW = 3;

/** The first of what nobody has to do anything about. */
function few(entries: readonly Accepted[]): string {
  const left = entries.length - FEW;
  const more = left > 0 ? `; and ${left} more` : '';
  return `${listed(entries.slice(0, FEW))}${more}`;
}

/** Each entry once, with its link. */
export function listed(entries: readonly Accepted[]): string {
  return [...new Set(entries.map(nameOf))].join('; ');
}

function nameOf({ subject, fingerprint, link }: Accepted): string {
  return `${subject} ${fingerprint}${link ? ` (${link})` : ''}`;
}
