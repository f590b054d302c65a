import type { createColors } from 'picocolors';
import { MARK, symbolOf } from './legend.js';
import type { Matrix } from './matrix.js';
import type { Cell, Verdict } from './record.js';
import { columnsOf, textTable } from './text-table.js';
import { greenWords, marksOf } from './thin.js';

export type Colors = ReturnType<typeof createColors>;

/** Columns of the matrix that share one table, by index. */
type Block = readonly number[];

/**
 * The table in words where it fits, in symbols where only those fit, and in
 * several tables of some subjects each where even those do not.
 */
export function terminalMatrix(
  matrix: Matrix,
  width: number,
  colors: Colors
): readonly string[] {
  const all = matrix.columns.map((_, index) => index);
  const inWords = layOut(matrix, all, colors, cellInWords);
  if (fits(inWords, width)) return inWords;
  for (let size = all.length; size > 1; size -= 1) {
    const tables = split(all, size).map((block) =>
      layOut(matrix, block, colors, cellInSymbols)
    );
    if (tables.every((table) => fits(table, width))) return stack(tables);
  }
  return stack(
    split(all, 1).map((block) => layOut(matrix, block, colors, cellInWords))
  );
}

export function verdictInWords(verdict: Verdict): string {
  return `${symbolOf(verdict)} ${verdict}`;
}

/** What a green cell rests on stands beside it where it is not plainly green. */
function cellInWords(cell: Cell): string {
  if (marksOf(cell).length === 0) return verdictInWords(cell.verdict);
  return `${symbolOf(cell.verdict)} ${greenWords(cell)}`;
}

function cellInSymbols(cell: Cell): string {
  const mark = marksOf(cell).length > 0 ? MARK : '';
  return `${symbolOf(cell.verdict)}${mark}`;
}

/** Thin evidence looks thin. */
function paintCell(cell: Cell, text: string, colors: Colors): string {
  const painted = paint(cell.verdict, text, colors);
  return marksOf(cell).length > 0 ? colors.dim(painted) : painted;
}

export function paint(verdict: Verdict, text: string, colors: Colors): string {
  if (verdict === 'holds') return colors.green(text);
  if (verdict === 'violated') return colors.red(text);
  if (verdict === 'harness error') return colors.magenta(text);
  return verdict === 'unknown' ? colors.yellow(text) : colors.dim(text);
}

function layOut(
  matrix: Matrix,
  block: Block,
  colors: Colors,
  show: (cell: Cell) => string
): readonly string[] {
  const ids = block.map((at) => matrix.columns[at]?.subject.id ?? '');
  const rows: string[][] = [['', '', ...ids]];
  for (const { phase, rows: clauses } of matrix.phases) {
    rows.push([colors.bold(phase)]);
    for (const { clause, level, cells } of clauses) {
      const own = block.flatMap((at) => cells[at] ?? []);
      const shown = own.map((one) => paintCell(one, show(one), colors));
      rows.push([`  ${clause}`, level, ...shown]);
    }
  }
  return textTable(rows.map((row) => padded(row, block.length + 2)));
}

/** A row with fewer cells would take the width of its neighbours. */
function padded(row: readonly string[], length: number): readonly string[] {
  return [...row, ...Array<string>(Math.max(0, length - row.length)).fill('')];
}

function fits(lines: readonly string[], width: number): boolean {
  return lines.every((line) => columnsOf(line) <= width);
}

function split(all: Block, size: number): readonly Block[] {
  const count = Math.ceil(all.length / size);
  return Array.from({ length: count }, (_, at) =>
    all.slice(at * size, (at + 1) * size)
  );
}

function stack(tables: readonly (readonly string[])[]): readonly string[] {
  return tables.flatMap((table, at) => (at === 0 ? table : ['', ...table]));
}
