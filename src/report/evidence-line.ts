import { formatNumber, plural } from './counts.js';
import type { Divergence } from './record.js';

/** The size of a divergence, how often it came, and what it needs. */
export function describeDivergence(divergence: Divergence): string {
  const size = [
    plural(divergence.ops, 'operation'),
    plural(divergence.steps, 'step'),
    `${formatNumber(divergence.switches)} context ` +
      (divergence.switches === 1 ? 'switch' : 'switches'),
  ].join(', ');
  const processes =
    divergence.processes > 1
      ? `needs ${divergence.processes} processes`
      : 'in one process';
  const seen = `seen in ${plural(divergence.occurrences, 'schedule')}`;
  const cut = divergence.unshrunk
    ? '; not shrunk to its end, for want of time'
    : '';
  return `scenario ${divergence.scenario}: ${size}, ${processes}; ${seen}${cut}`;
}
