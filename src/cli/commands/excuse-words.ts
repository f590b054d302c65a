import type { Excuses } from '../../report/baseline/excuse.js';
import type { Accepted } from '../../report/baseline/schema.js';
import { plural } from '../../report/counts.js';
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
  const { known, fresh, mended, expired, unmatched, newClauses } = excuses;
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

function listed(entries: readonly Accepted[]): string {
  return [...new Set(entries.map(nameOf))].join('; ');
}

function nameOf({ subject, fingerprint, link }: Accepted): string {
  return `${subject} ${fingerprint}${link ? ` (${link})` : ''}`;
}
