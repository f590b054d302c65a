import type { Report } from './record.js';

/** A cell that is neither red nor green, and what it waits for. */
export interface UndecidedCell {
  readonly subject: string;
  readonly clause: string;
  readonly why: string;
}

export function undecidedCells({
  cells,
}: Pick<Report, 'cells'>): readonly UndecidedCell[] {
  return cells.flatMap(({ subject, clause, verdict, note }) =>
    verdict === 'unknown' && note !== undefined
      ? [{ subject, clause, why: note }]
      : []
  );
}
