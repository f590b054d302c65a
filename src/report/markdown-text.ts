import type { Source } from '../model/source.js';

/** Text inside a table cell: a bar or line break would end the cell. */
export function cellText(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ');
}

/** Columns are padded, so that the text reads well unrendered too. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[]
): readonly string[] {
  const widths = head.map((_, at) =>
    Math.max(3, ...[head, ...rows].map((row) => widthOf(row[at] ?? '')))
  );
  const rule = widths.map((width) => '-'.repeat(width));
  return [head, rule, ...rows].map((row) => {
    const cells = widths.map((width, at) => pad(row[at] ?? '', width));
    return `| ${cells.join(' | ')} |`;
  });
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(width - widthOf(text));
}

/** In code points: none that the report uses is two columns wide. */
function widthOf(text: string): number {
  return [...text].length;
}

/** A code block whose fence is longer than any run of backticks inside. */
export function codeBlock(lines: readonly string[]): readonly string[] {
  const runs = lines.join('\n').match(/`+/g) ?? [];
  const longest = Math.max(2, ...runs.map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, ...lines, fence];
}

/** The text of a source, as a link where it has one. */
export function linked({ text, link }: Source): string {
  return link === undefined ? text : `[${text}](${link})`;
}
