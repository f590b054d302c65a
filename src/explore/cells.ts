import { CLAUSES, type ClauseId } from '../model/clauses/registry.js';
import { whyInPart, whyOutside } from '../model/clauses/why-outside.js';
import { CAPABILITIES, type Contract } from '../model/contract.js';
import { doubtNote, openDoubts } from '../report/open-doubts.js';
import type { Cell, CellDoubt, Divergence, Verdict } from '../report/record.js';
import {
  type Counts,
  undecidedWords,
  verdictOfExercised,
} from '../report/undecided.js';
import { tellFailures } from './failures.js';
import type { Loaded, Tally } from './messages.js';
import { type Coverage, scopesOfClause } from './small-scope/coverage.js';
import { undecidedByOf } from './tally.js';
import { type FaultsAsked, whyNotAsked } from './why-not-asked.js';

/** The contract that a host said its subject declares. */
export function contractOf(loaded: Loaded): Contract {
  const { contractVersion: version, specVersion, capabilities } = loaded;
  return {
    version,
    specVersion,
    capabilities: new Set(
      CAPABILITIES.filter((capability) => capabilities.includes(capability))
    ),
  };
}

export interface CellOptions extends FaultsAsked {
  readonly subject: string;
  readonly tally: Tally;
  readonly divergences: ReadonlyMap<ClauseId, readonly Divergence[]>;
  /** How far the small scope was searched, where it was asked. */
  readonly coverage?: Coverage | undefined;
  /** Only these clauses were asked for. */
  readonly clauses?: readonly ClauseId[] | undefined;
}

/** The column of one subject, from what its schedules came to. */
export function cellsOf(options: CellOptions): Cell[] {
  const { subject, contract, tally, divergences, clauses, coverage } = options;
  const { violations } = tally;
  const isBroken = (id: string) => (violations[id as ClauseId] ?? 0) > 0;
  return CLAUSES.filter(({ id }) => !clauses || clauses.includes(id)).map(
    (clause) => {
      const { id, phase, level } = clause;
      const doubts = doubtsOf(id, tally);
      const outside = whyOutside(clause, contract);
      const counts = countsOf(id, tally);
      const open = openDoubts(doubts, isBroken, counts.exercised);
      const verdict = outside
        ? 'not applicable'
        : verdictOf(tally, counts, open.length > 0);
      return {
        subject,
        clause: id,
        phase,
        level,
        verdict,
        ...counts,
        ...(doubts.length > 0 && { doubts }),
        divergences: [...(divergences.get(id) ?? [])],
        ...(coverage && !outside && scopesOfClause(coverage, id)),
        ...noteOf(
          verdict,
          outside ??
            (verdict === 'not exercised'
              ? whyNotAsked(clause, options)
              : undefined) ??
            whyInPart(clause, contract),
          { tally, counts },
          open
        ),
      };
    }
  );
}

/** The doubts that may be about a clause. */
function doubtsOf(id: ClauseId, { doubts }: Tally): CellDoubt[] {
  return doubts
    .filter(({ clauses }) => clauses.includes(id))
    .map(({ oneOf, notDecided, schedules }) => ({
      oneOf,
      ...(notDecided && { notDecided }),
      schedules,
    }));
}

function countsOf(id: ClauseId, tally: Tally): Counts {
  const undecided = tally.undecided[id] ?? 0;
  const undecidedBy = undecidedByOf(tally, id);
  const failed = tally.failures.length;
  return {
    exercised: tally.exercised[id] ?? 0,
    schedules: tally.schedules,
    violations: tally.violations[id] ?? 0,
    ...(undecided > 0 && { undecided }),
    ...(Object.keys(undecidedBy).length > 0 && { undecidedBy }),
    ...(failed > 0 && { failed }),
  };
}

/**
 * Green only if nothing broke and the premise was met in schedules that were
 * judged to their end, in more of them than in schedules that decided nothing.
 */
function verdictOf(tally: Tally, counts: Counts, isDoubted: boolean): Verdict {
  const { exercised, violations, undecided = 0 } = counts;
  if (violations > 0) return 'violated';
  if (isDoubted || exercised > 0) return verdictOfExercised(counts, isDoubted);
  if (tally.failures.length > 0) return 'harness error';
  return tally.unknown + undecided > 0 ? 'unknown' : 'not exercised';
}

function noteOf(
  verdict: Verdict,
  unasked: string | undefined,
  { tally, counts }: { readonly tally: Tally; readonly counts: Counts },
  open: readonly CellDoubt[]
): { note?: string } {
  if (verdict === 'not applicable') return unasked ? { note: unasked } : {};
  if (verdict === 'harness error') {
    return {
      note: tellFailures(tally.failures)[0]?.message ?? 'the harness failed',
    };
  }
  const doubt = verdict === 'unknown' ? doubtNote(open) : undefined;
  if (doubt !== undefined) return { note: doubt };
  if (verdict === 'unknown' && (counts.undecided || counts.exercised)) {
    return { note: undecidedWords(counts) ?? 'nothing decided it' };
  }
  if (verdict === 'unknown') {
    return { note: `${tally.unknown} schedules exceeded the judge's budget` };
  }
  if (unasked !== undefined) return { note: `asked ${unasked}` };
  return {};
}
