import { SCENARIOS } from '../../scenarios/index.js';
import type { Clause } from '../model/clauses/clause.js';
import { CLAUSES } from '../model/clauses/registry.js';
import { sinceWords } from '../model/contract-features.js';
import {
  FLEET,
  MUTANT_PREFIX,
  REFERENCE_FILES_ID,
  REFERENCE_ID,
} from '../worlds/fleet.js';
import { ALL_MUTANTS } from './all-mutants.js';
import { SEARCHES } from './check-words.js';
import type { ListEntry, ListName } from './list-entry.js';
import { pairFamilies } from './small-scope/families.js';
import { isWordOfPairs } from './small-scope/pair-scenario.js';

const SEARCH_TITLES: Readonly<Record<(typeof SEARCHES)[number], string>> = {
  portfolio: 'a share of each below, and a part searched exhaustively',
  'small-scope':
    'every pair of calls from every small state, completely up to one preemption',
  random: 'uniform over the ready gates: best on shallow races',
  pct2: 'probabilistic concurrency testing, bugs of depth 2',
  pct3: 'probabilistic concurrency testing, bugs of depth 3',
  pos: 'partial-order sampling',
  exhaustive: 'every schedule with at most one preemption, by scenario',
};

/** What there is, by id. */
export function list(what: ListName): ListEntry[] {
  switch (what) {
    case 'subjects':
      return [
        {
          id: REFERENCE_ID,
          title: 'the reference World: the contract and the proposal, kept',
        },
        {
          id: REFERENCE_FILES_ID,
          title: 'the same on files: kept through crashes and power losses',
        },
        ...FLEET.map(({ id, title, package: name, needs }) => ({
          id,
          title,
          detail: needs ? `${name} · needs a ${needs} server` : name,
        })),
        {
          id: 'shim:NAME',
          title: 'any of these, its keyed start built over a claim in the run',
        },
        {
          id: 'start:NAME',
          title: "any of these, its keyed start asked in upstream's own shape",
        },
        {
          id: 'NAME@VERSION',
          title: 'any published World of these families, installed once',
        },
        {
          id: './path.js',
          title: 'a module of yours that exports createWorld',
        },
      ];
    case 'clauses':
      return CLAUSES.map((clause) => ({
        id: clause.id,
        title: clause.statement,
        facts: factsOf(clause),
      }));
    case 'scenarios':
      return [...written(), ...pairFamilies()];
    case 'mutants':
      return ALL_MUTANTS.map(({ id, title, visible }) => ({
        id: MUTANT_PREFIX + id,
        title,
        detail: visible,
      }));
    case 'strategies':
      return SEARCHES.map((id) => ({ id, title: SEARCH_TITLES[id] }));
  }
}

/** Scenarios that stand in a file, where others are pairs of calls. */
function written(): ListEntry[] {
  return SCENARIOS.map(({ id, title, exercises }) => ({
    id,
    title,
    detail: exercises.join(', '),
  }));
}

/**
 * Whether an id is listed, or is a member of a family of which only the name
 * is. The small scope is walked, which takes a second, for its own words only.
 */
export function isListed(what: ListName, id: string): boolean {
  const listed =
    what === 'scenarios' && !isWordOfPairs(id) ? written() : list(what);
  return listed.some(
    (entry) => id === entry.id || id.startsWith(`${entry.id}.`)
  );
}

/** Level and terms of a clause, then a line for each source. */
function factsOf({
  level,
  phase,
  since,
  needs = [],
  sources,
}: Clause): string[] {
  const terms = [
    `level ${level}`,
    phase,
    `since ${sinceWords(since)}`,
    ...(needs.length > 0 ? [`needs ${needs.join(', ')}`] : []),
  ];
  const lines = sources.map(({ text, link }) =>
    link ? `${text}  ${link}` : text
  );
  return [terms.join(' · '), ...lines];
}
