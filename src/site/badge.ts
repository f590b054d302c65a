import { accusedCells, isGatingLevel, isIdle } from '../report/gating.js';
import type { Report, SubjectReport } from '../report/record.js';

/** As endpoints of badges are read: https://shields.io/badges/endpoint-badge */
export interface Badge {
  readonly schemaVersion: 1;
  readonly label: string;
  readonly message: string;
  readonly color: string;
}

/** What a World's own README may say of it: never more than was found. */
export function badgeOf(report: Report, subject: SubjectReport): Badge {
  const cells = report.cells.filter((cell) => cell.subject === subject.id);
  const broken = accusedCells(report).filter(
    (cell) => cell.subject === subject.id && isGatingLevel(cell.level)
  );
  const held = cells.filter(({ verdict }) => verdict === 'holds');
  const of = cells.filter(({ verdict }) => verdict !== 'not applicable');
  const label = 'worldproof';
  if (isIdle(subject) || of.length === 0) {
    return {
      schemaVersion: 1,
      label,
      message: 'not checked',
      color: 'lightgrey',
    };
  }
  const words = `${held.length} of ${of.length} clauses hold`;
  const message = report.unfinished ? `${words} (in part)` : words;
  if (broken.length > 0) {
    return {
      schemaVersion: 1,
      label,
      message: `${broken.length} violated, ${message}`,
      color: 'red',
    };
  }
  const isWhole = held.length === of.length && !report.unfinished;
  const color = isWhole ? 'brightgreen' : 'yellow';
  return { schemaVersion: 1, label, message, color };
}
