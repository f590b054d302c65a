const LEVELS: Readonly<Record<string, string>> = {
  M: 'must',
  S: 'should',
  C: 'must, if declared',
  P: 'proposed',
};

/** What a subject that is held to a clause is held to, in a word. */
export function levelWords(level: string): string {
  return LEVELS[level] ?? level;
}
