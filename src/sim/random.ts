import seedrandom from 'seedrandom';

/** A stream of randomness: everything drawn from it follows from its name. */
export interface RandomStream {
  /** In [0, 1). */
  next(): number;
  /** An integer in [0, below). */
  below(below: number): number;
}

/**
 * The stream of that name. Streams of different names are independent, so a
 * draw more in one (a new strategy, say) shifts nothing in another. Seeds are
 * promised stable within a token version.
 */
export function randomStream(...name: (string | number)[]): RandomStream {
  const generator = seedrandom.alea(name.join('/'));
  return {
    next: () => generator(),
    below: (below) => Math.floor(generator() * below),
  };
}
