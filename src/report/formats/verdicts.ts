import { z } from 'zod';
import { toMatrix } from '../matrix.js';
import { type Report, VerdictSchema } from '../record.js';

/** The verdicts of a report and nothing else: small enough to ship. */
export const VerdictsSchema = z.object({
  verdicts: z.literal(1),
  kit: z.string(),
  /** ISO date of the run. */
  date: z.string(),
  subjects: z.array(
    z.object({ id: z.string(), package: z.string(), version: z.string() })
  ),
  /** By clause and subject. */
  clauses: z.record(z.string(), z.record(z.string(), VerdictSchema)),
});
export type Verdicts = z.infer<typeof VerdictsSchema>;

export function verdictsOf(report: Report): Verdicts {
  const { phases } = toMatrix(report);
  const rows = phases.flatMap((phase) => phase.rows);
  return {
    verdicts: 1,
    kit: report.kit,
    date: report.date,
    subjects: report.subjects.map(({ id, package: name, version }) => ({
      id,
      package: name,
      version,
    })),
    clauses: Object.fromEntries(
      rows.map(({ clause, cells }) => [
        clause,
        Object.fromEntries(
          cells.map(({ subject, verdict }) => [subject, verdict])
        ),
      ])
    ),
  };
}

export function renderVerdicts(report: Report): string {
  return `${JSON.stringify(verdictsOf(report), null, 1)}\n`;
}
