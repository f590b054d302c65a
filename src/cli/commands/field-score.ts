import type {
  FieldScore,
  Survivor,
} from '../../explore/field-test/field-test.js';
import { formatNumber } from '../../report/counts.js';

/** Changes that are told one by one. */
const TOLD_MAX = 20;

/** Without a change nothing was put to the test. */
export function isWhole({ changes, rejected }: FieldScore): boolean {
  return changes > 0 && rejected === changes;
}

export function describeFields(score: FieldScore): readonly string[] {
  const { changes, rejected, free, survivors } = score;
  const told = survivors.slice(0, TOLD_MAX).map(tell);
  const rest = survivors.length - told.length;
  return [
    `fields: ${formatNumber(rejected)} of ${formatNumber(changes)} changed fields rejected, ` +
      `${formatNumber(free)} more are free by the contract`,
    ...told,
    ...(rest > 0 ? [`and ${formatNumber(rest)} more`] : []),
  ];
}

function tell({ call, field, kind, scenario, words }: Survivor): string {
  return `accepted: ${call} ${field} ${kind}, in ${scenario}: ${words}`;
}
