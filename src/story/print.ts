/** The cells of one line, a column each. */
export type StoryLine = readonly string[];

/** What is told of a schedule, whatever ran in it. */
export interface Story {
  readonly lines: readonly StoryLine[];
  /** How wide the columns are; the last cell of a line takes what it needs. */
  readonly columns: readonly number[];
  /** Takes out of a line what differs between two runs of one plan. */
  readonly clean?: (line: string) => string;
}

/** The lines of a story as they are read, whatever kind it is of. */
export function printStory({ lines, columns, clean }: Story): string[] {
  const printed = lines.map((cells) => {
    const last = cells.length - 1;
    return cells
      .map((cell, at) => (at < last ? cell.padEnd(columns[at] ?? 0) : cell))
      .join(' ');
  });
  return clean ? printed.map(clean) : printed;
}

/** Lines beside a heading, and below it. */
export function headed(
  heading: string,
  ...words: readonly string[]
): StoryLine[] {
  return words.map((each, at) => [at === 0 ? heading : '', each]);
}

/** Words in the lane of one of several actors, from 0 on. */
export function inLane(lane: number, words: string): string {
  return '  '.repeat(lane) + words;
}
