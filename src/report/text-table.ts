import { stripVTControlCharacters } from 'node:util';
import { eastAsianWidth } from 'get-east-asian-width';

/** Between two columns. */
export const GAP = '  ';

/** Aligned columns without borders; colour codes take no width. */
export function textTable(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [at, cell] of row.entries()) {
      widths[at] = Math.max(widths[at] ?? 0, columnsOf(cell));
    }
  }
  return rows.map((row) =>
    row
      .map((cell, at) => padded(cell, widths[at] ?? 0))
      .join(GAP)
      .trimEnd()
  );
}

function padded(cell: string, width: number): string {
  return cell + ' '.repeat(Math.max(0, width - columnsOf(cell)));
}

/** In columns of a terminal, where some characters take two and some none. */
export function columnsOf(text: string): number {
  let width = 0;
  for (const character of stripVTControlCharacters(text)) {
    if (/^[\p{Mark}\p{Format}\p{Control}]$/u.test(character)) continue;
    width += eastAsianWidth(character.codePointAt(0) as number);
  }
  return width;
}
