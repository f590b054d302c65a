/** Positions of one step: more than a step can hold invocations and returns. */
const PER_STEP = 1024;

/** Hands out growing positions of which the step can be told. */
export function positions(step: () => number): () => number {
  let last = 0;
  return () => {
    last = Math.max(last + 1, step() * PER_STEP);
    return last;
  };
}

/** How many gates had been released at a position. */
export function stepOf(position: number): number {
  return Math.floor(position / PER_STEP);
}
