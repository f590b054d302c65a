import {
  callWords,
  causesIn,
  processWords,
  spotLines,
  type ToldCause,
} from './causes.js';
import { plural } from './counts.js';
import { accusedCells } from './gating.js';
import type { Report } from './record.js';
import type { Colors } from './terminal-matrix.js';
import { wrap } from './wrap.js';

/** The causes behind each column, as places that can be opened. */
export function terminalCauses(
  report: Report,
  width: number,
  colors: Colors
): readonly string[] {
  const causes = causesIn(report);
  return report.subjects.flatMap(({ id }) => {
    const own = causes.filter(({ subject }) => subject === id);
    if (own.length === 0) return [];
    const cells = accusedCells(report).filter(({ subject }) => subject === id);
    return [
      `${colors.bold(id)}: ${plural(cells.length, 'violated clause')}, ` +
        plural(own.length, 'cause'),
      ...own.flatMap((cause) => [
        ...wrap(causeWords(cause), width, '  '),
        ...spotLines(cause)
          .flatMap((line) => wrap(line, width, '    '))
          .map(colors.dim),
      ]),
    ];
  });
}

function causeWords(cause: ToldCause): string {
  const { id, processes, clauses } = cause;
  const what = callWords(cause) || id;
  return `${what} (${processWords(processes)}): ${clauses.join(', ')}`;
}
