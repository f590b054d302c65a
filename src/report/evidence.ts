import { otherCauses } from './causes.js';
import { isGatingLevel } from './gating.js';
import { cellsOf, type Matrix } from './matrix.js';
import type { Cell, Divergence } from './record.js';

export interface Evidence {
  readonly cell: Cell;
  readonly divergence: Divergence;
  /** Further causes of the same cell, which are counted and not shown. */
  readonly others: number;
}

/** The first divergence of each violated cell; those that gate come first. */
export function firstEvidence(matrix: Matrix): readonly Evidence[] {
  const found = cellsOf(matrix).flatMap((cell) => {
    const [divergence] = cell.divergences;
    return divergence ? [{ cell, divergence, others: otherCauses(cell) }] : [];
  });
  return gatingFirst(found);
}

/** Every divergence of every cell, in the same order. */
export function allEvidence(matrix: Matrix): readonly Evidence[] {
  const found = cellsOf(matrix).flatMap((cell) =>
    cell.divergences.map((divergence) => ({ cell, divergence, others: 0 }))
  );
  return gatingFirst(found);
}

function gatingFirst(found: readonly Evidence[]): readonly Evidence[] {
  const gates = ({ cell }: Evidence) => isGatingLevel(cell.level);
  return [...found.filter(gates), ...found.filter((one) => !gates(one))];
}

export function replayCommand(token: string): string {
  return `npx worldproof replay ${token}`;
}
