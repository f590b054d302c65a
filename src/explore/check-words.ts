import { SCENARIOS } from '../../scenarios/index.js';
import { InputError } from '../laboratory/errors.js';
import { CLAUSES, type ClauseId } from '../model/clauses/registry.js';
import { STRATEGIES } from '../sim/strategies/portfolio.js';
import { MUTANT_PREFIX, SUBJECT_NAMES } from '../worlds/fleet.js';
import type { SubjectWord } from '../worlds/own-subject.js';
import { isModulePath } from '../worlds/words.js';
import { ALL_MUTANTS } from './all-mutants.js';
import type { CheckOptions } from './check-options.js';
import { pairIds } from './small-scope/pair-ids.js';
import { pairsLike } from './small-scope/pair-scenario.js';
import { bareWord } from './subject-words.js';
import { assertKnown, UnknownNameError } from './suggest.js';

/** Ways to search, by the names that users type. */
export const SEARCHES = [
  'portfolio',
  'small-scope',
  ...STRATEGIES,
  'exhaustive',
] as const;

/** Scenarios that a message names. */
const ABLE_SHOWN = 5;

const idsOf = (items: readonly { readonly id: string }[]): string[] =>
  items.map(({ id }) => id);

/** @throws UnknownNameError, and InputError where they leave nothing to run */
export function assertNames({
  scenarios = [],
  clauses = [],
  strategy,
}: CheckOptions): void {
  const isPairs = (word: string) => pairsLike(word).length > 0;
  const others = scenarios.filter((word) => !isPairs(word));
  assertKnown('scenario', others, idsOf(SCENARIOS));
  assertKnown('clause', clauses, idsOf(CLAUSES));
  if (strategy !== undefined) assertKnown('strategy', [strategy], SEARCHES);
  assertMeet(scenarios, clauses);
}

/** What exercises none of the clauses asked for would not be run at all. */
function assertMeet(
  scenarios: readonly string[],
  clauses: readonly ClauseId[]
): void {
  if (scenarios.length === 0 || clauses.length === 0) return;
  const able = SCENARIOS.filter(({ exercises }) =>
    exercises.some((clause) => clauses.includes(clause))
  ).map(({ id }) => id);
  if (scenarios.some((id) => able.includes(id))) return;
  if (pairIds(scenarios, clauses).length > 0) return;
  throw new InputError(
    `nothing to run: ${scenarios.join(', ')} exercises none of ${clauses.join(', ')}; leave out --scenario, or take one of ${able.slice(0, ABLE_SHOWN).join(', ')}`
  );
}

/**
 * Misspelt names are found before the first subject runs.
 *
 * @throws UnknownNameError, InputError
 */
export function assertSubjects(words: readonly SubjectWord[]): void {
  const mutants = idsOf(ALL_MUTANTS).map((id) => MUTANT_PREFIX + id);
  for (const given of words) {
    if (typeof given !== 'string') continue;
    const word = bareWord(given);
    if (word.startsWith(MUTANT_PREFIX)) assertKnown('mutant', [word], mutants);
    else if (!isSubjectWord(word)) throw strangerError(word);
  }
}

/** Whether a word can mean a subject: a name, a package, or a module. */
export function isSubjectWord(word: string): boolean {
  const isPath = isModulePath(word);
  return SUBJECT_NAMES.includes(word) || isPath || /.@./.test(word);
}

function strangerError(word: string): InputError {
  if (/^@[^@/]+\/[^@/]+$/.test(word)) {
    return new InputError(`${word} needs a version, as in ${word}@1.2.3`);
  }
  if (word.includes('/')) {
    return new InputError(
      `there is no subject ${word}; the path of a module begins with ./ or /`
    );
  }
  return new UnknownNameError('subject', word, SUBJECT_NAMES);
}
