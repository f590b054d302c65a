/** What is to be made smaller, out of whole runs. */
export interface Minimisation<Attempt, Candidate> {
  readonly first: Attempt;
  /** In this order: what helps a reader most goes first. */
  readonly passes: readonly Pass<Attempt, Candidate>[];
  readonly run: (candidate: Candidate) => Promise<Attempt>;
  /** Still shows what is being shrunk, and is no larger than the best. */
  readonly isBetter: (tried: Attempt, best: Attempt) => boolean;
  /** Whole runs that it may cost. */
  readonly attemptsMax: number;
  /** Asked before each: whether to leave it at the best so far. */
  readonly isOver?: () => boolean;
}

/**
 * Candidates near the best attempt so far. One that is made anew begins with
 * the better attempt; one that is not goes on and asks for it as it goes.
 */
export interface Pass<Attempt, Candidate> {
  readonly candidates: (best: () => Attempt) => Iterable<Candidate>;
  readonly isMadeAnew: boolean;
}

/** `by`: what kept it from being smaller yet, if anything did. */
export interface Minimised<Attempt> {
  readonly best: Attempt;
  readonly by?: 'attempts' | 'over';
}

/** The smallest attempt found: passes are repeated while one of them helps. */
export async function minimise<Attempt, Candidate>({
  first,
  passes,
  run,
  isBetter,
  attemptsMax,
  isOver = () => false,
}: Minimisation<Attempt, Candidate>): Promise<Minimised<Attempt>> {
  let best = first;
  let left = attemptsMax;
  for (let improved = true; improved; ) {
    improved = false;
    for (const { candidates, isMadeAnew } of passes) {
      for (let again = true; again; ) {
        again = false;
        for (const candidate of candidates(() => best)) {
          if (isOver()) return { best, by: 'over' };
          if (left-- <= 0) return { best, by: 'attempts' };
          const tried = await run(candidate);
          if (!isBetter(tried, best)) continue;
          best = tried;
          improved = true;
          again = isMadeAnew;
          if (again) break;
        }
      }
    }
  }
  return { best };
}
