import { shownAnswers } from './cell-text.js';
import type { LifecycleReport } from './record.js';
import { SYMBOLS, type SymbolEntry } from './symbols.js';

/** What the symbols of this table mean, and of no other. */
export function legendOf({ rows, systems }: LifecycleReport): SymbolEntry[] {
  const shown = rows.flatMap((row) =>
    systems.flatMap(({ id }) => shownAnswers(row, id))
  );
  const used = new Set(shown.map(({ verdict }) => verdict));
  return SYMBOLS.filter(({ verdict }) => used.has(verdict));
}
