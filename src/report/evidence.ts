import { byStory } from '../story/rank.js';
import { causeKey } from './causes.js';
import { foldByKey } from './fold-by-key.js';
import { isGatingLevel } from './gating.js';
import { cellsOf, type Matrix, toMatrix } from './matrix.js';
import type { Cell, Divergence, Report } from './record.js';

export interface Evidence {
  readonly cell: Cell;
  readonly divergence: Divergence;
}

/** Every divergence of every cell; those that gate come first. */
export function allEvidence(matrix: Matrix): readonly Evidence[] {
  const found = cellsOf(matrix).flatMap((cell) =>
    cell.divergences.map((divergence) => ({ cell, divergence }))
  );
  return gatingFirst(found);
}

/** Causes that are told in full where nobody asks for all of them. */
const TOLD_FIRST = 5;

export interface ToldFirst {
  /** Each with its plainest story. */
  readonly told: readonly Evidence[];
  /** Further causes, which are only named. */
  readonly named: readonly Evidence[];
}

/**
 * One story for each cause, those that nobody has accepted first: the cells that
 * it breaks too are in the table.
 */
export function toldFirst(
  report: Report,
  isKnown: (cell: Cell) => boolean = () => false
): ToldFirst {
  const all = allEvidence(toMatrix(report));
  const fresh = all.filter(({ cell }) => !isKnown(cell));
  const known = all.filter(({ cell }) => isKnown(cell));
  const causes = foldByKey([...fresh, ...known], causeOf, (earlier, later) =>
    isKnown(later.cell) || byStory(later.divergence, earlier.divergence) >= 0
      ? earlier
      : later
  );
  return {
    told: causes.slice(0, TOLD_FIRST),
    named: causes.slice(TOLD_FIRST),
  };
}

function causeOf({ cell: { subject }, divergence }: Evidence): string {
  return JSON.stringify([subject, causeKey(subject, divergence)]);
}

function gatingFirst(found: readonly Evidence[]): readonly Evidence[] {
  const gates = ({ cell }: Evidence) => isGatingLevel(cell.level);
  return [...found.filter(gates), ...found.filter((one) => !gates(one))];
}

export function replayCommand(token: string): string {
  return `npx worldproof replay ${token}`;
}
