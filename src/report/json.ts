import { causesIn } from './causes.js';
import { cellsOf, toMatrix } from './matrix.js';
import { type Report, ReportSchema } from './record.js';
import { SCHEMA } from './schema-version.js';

/**
 * The report as one object of JSON. Keys come in the order of the schema and
 * cells in the order of the matrix, whatever order the workers finished in.
 * `date` and each `seconds` stand on lines of their own, so two runs compare
 * byte by byte once those lines are dropped.
 */
export function renderJson(report: Report): string {
  const recorded = new Set(report.cells);
  const cells = cellsOf(toMatrix(report)).filter((cell) => recorded.has(cell));
  const ordered = ReportSchema.parse({
    ...report,
    cells,
    causes: causesIn({ ...report, cells: [...cells] }),
  });
  return `${JSON.stringify({ schema: SCHEMA, ...ordered }, null, 2)}\n`;
}
