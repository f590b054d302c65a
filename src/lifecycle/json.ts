import { type LifecycleReport, LifecycleReportSchema } from './record.js';

/** The report as one object of JSON, its keys in the order of the schema. */
export function renderLifecycleJson(report: LifecycleReport): string {
  const ordered = LifecycleReportSchema.parse(report);
  return `${JSON.stringify(ordered, null, 2)}\n`;
}
