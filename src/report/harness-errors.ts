import { plural } from './counts.js';
import type { Report } from './record.js';

export interface HarnessError {
  readonly subject: string;
  readonly message: string;
  readonly token?: string | undefined;
}

/**
 * Everything that the kit met, by subject: its errors, the notes of cells that
 * could not be judged for another reason, and schedules that differed when
 * they were run twice. Nothing of it is a failure of the subject.
 */
export function harnessErrors(report: Report): readonly HarnessError[] {
  return report.subjects.flatMap(({ id, errors, differed, checkedTwice }) => {
    const told = new Set(errors.map(({ message }) => message));
    const notes = report.cells
      .filter((cell) => cell.subject === id && cell.verdict === 'harness error')
      .filter(({ note }) => note !== undefined && !told.has(note))
      .map(({ clause, note }) => ({ message: `${clause}: ${note}` }));
    const twice = `of ${plural(checkedTwice, 'schedule')} run twice`;
    const differing =
      differed > 0 ? [{ message: `${twice} ${differed} differed` }] : [];
    return [...errors, ...notes, ...differing].map((error) => ({
      subject: id,
      ...error,
    }));
  });
}
