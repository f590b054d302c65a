import { compareFigures } from './compare-figures.js';

/** What is counted of a story, to tell which of two is told first. */
export interface StoryFigures {
  readonly processes: number;
  readonly skewed?: boolean | undefined;
  /** Calls that the runtime never makes. */
  readonly unusual?: readonly string[] | undefined;
  /** Everything that it breaks; records of an earlier kit do not tell. */
  readonly clauses?: readonly string[] | undefined;
  readonly ops: number;
  readonly steps: number;
  readonly switches: number;
}

/** Switches that are as hard to follow as one more broken clause. */
const SWITCHES_A_CLAUSE = 5;

/**
 * What the reader of a story has to hold together. One cause is easiest, but
 * not where actors take turns at every step to keep a second one out.
 */
export function burdenOf(clauses: number, switches: number): number {
  return clauses + Math.floor(switches / SWITCHES_A_CLAUSE);
}

/**
 * The plainest story first: it needs one process, clocks that agree, and no
 * call that the runtime never makes; then the one that is easiest to follow,
 * then the shortest.
 */
export function byStory(a: StoryFigures, b: StoryFigures): number {
  return compareFigures(figuresOf(a), figuresOf(b));
}

function figuresOf(story: StoryFigures): number[] {
  const { processes, skewed, unusual, clauses, ops, steps, switches } = story;
  return [
    processes > 1 ? 1 : 0,
    skewed ? 1 : 0,
    unusual?.length ? 1 : 0,
    burdenOf(clauses?.length ?? 1, switches),
    ops,
    steps,
    switches,
  ];
}
