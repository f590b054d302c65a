import { formatNumber } from '../../report/counts.js';
import { cellText, table } from '../../report/markdown-text.js';
import type { Answer, LifecycleReport } from '../record.js';
import { linkToId } from './link.js';

/** What a keyed start cannot give that is built over today's claim. */
export function shimSection({
  rows,
  systems,
}: LifecycleReport): readonly string[] {
  const answers = rows
    .flatMap((row) => row.answers)
    .filter(({ way }) => way === 'shim');
  const worlds = systems.filter(({ id }) =>
    answers.some(({ system }) => system === id)
  );
  if (worlds.length === 0) return [];
  const clauses = [...new Set(answers.map(({ of }) => of))];
  const body = clauses.map((clause) => [
    `\`${clause}\``,
    ...worlds.map(({ id }) => {
      const found = answers.find(
        ({ system, of }) => system === id && of === clause
      );
      return found ? rate(found) : '';
    }),
  ]);
  const head = ['clause', ...worlds.map(({ id }) => `over ${cellText(id)}`)];
  return [
    '## Keyed start by a shim',
    '',
    'The shim creates the run first, then claims the key as the token of a ' +
      'hook, and cancels the run if it lost: what can be had without a change ' +
      'of the World. Each figure is the part of the schedules that met the ' +
      'clause in which it was broken.',
    '',
    ...table(head, body),
    '',
  ];
}

function rate({ hits, total, verdict, evidence }: Answer): string {
  if (total === 0) return verdict;
  const share = ((100 * hits) / total).toFixed(hits > 0 ? 1 : 0);
  const link = evidence === undefined ? '' : ` ${linkToId(evidence)}`;
  return `${share}% of ${formatNumber(total)}${link}`;
}
