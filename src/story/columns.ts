/** Lines of a story beside and below a heading, in a column of that width. */
export function inColumns(width: number) {
  return (head: string, ...lines: readonly string[]): string[] =>
    lines.map((line, at) => `${(at === 0 ? head : '').padEnd(width)} ${line}`);
}
