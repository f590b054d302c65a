import { formatNumber } from '../../report/counts.js';
import { cellText, table } from '../../report/markdown-text.js';
import type { LifecycleReport } from '../record.js';

/** What earlier trials found, and whether this run found it as well. */
export function leadSection({ engines }: LifecycleReport): readonly string[] {
  const body = engines.flatMap(({ engine, cells }) =>
    cells.flatMap(({ row, surface, lead, observed, tries, calls, hits }) =>
      lead
        ? [
            [
              lead.verdict,
              engine,
              `\`${row}\``,
              surface ?? '',
              cellText(lead.words.join(' or ')),
              cellText(observed.map(({ word }) => word).join('; ')),
              [tries, calls, hits].map(formatNumber).join(' / '),
            ],
          ]
        : []
    )
  );
  if (body.length === 0) return [];
  const head = [
    'lead',
    'engine',
    'experiment',
    'way',
    'found before',
    'found now',
    'tries / calls / hits',
  ];
  return [
    '## Leads confirmed and refuted',
    '',
    'Each was found before by a trial or told by others; the kit made the ' +
      'experiment anew. *Hits* are the calls or tries that showed what the ' +
      'experiment looks for, where it counts them.',
    '',
    ...table(head, body),
    '',
  ];
}
