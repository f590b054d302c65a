/** Text inside a table cell: a bar or line break would end the cell. */
export function cellText(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ');
}

export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[]
): readonly string[] {
  return [head, head.map(() => '---'), ...rows].map(tableRow);
}

/** A code block whose fence is longer than any run of backticks inside. */
export function codeBlock(lines: readonly string[]): readonly string[] {
  const runs = lines.join('\n').match(/`+/g) ?? [];
  const longest = Math.max(2, ...runs.map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, ...lines, fence];
}
