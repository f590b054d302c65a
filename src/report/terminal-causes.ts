import { callWords, causesIn, processWords, spotLines } from './causes.js';
import { plural } from './counts.js';
import { accusedCells } from './gating.js';
import type { Report } from './record.js';
import type { Colors } from './terminal-matrix.js';

/** The causes behind each column, as places that can be opened. */
export function terminalCauses(
  report: Report,
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
        `  ${callWords(cause) || cause.id} (${processWords(cause.processes)}): ` +
          cause.clauses.join(', '),
        ...spotLines(cause).map((line) => colors.dim(`    ${line}`)),
      ]),
    ];
  });
}
