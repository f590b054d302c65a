import {
  emptyTally as emptyCounts,
  mergeTally as mergeAll,
  type Tally,
} from '../../laboratory/tally.js';
import type { Finding } from '../rows/row.js';
import type { GatedPlan } from './plan.js';

/** What a schedule came to, in the words of its row. */
export interface Sought {
  readonly word: string;
  /** Whether it shows what the row looks for. */
  readonly isHit: boolean;
}

/** A schedule that may be worth telling. */
export interface Candidate {
  readonly plan: GatedPlan;
  readonly sought: Sought;
  /** How far it is off what is claimed: 0 is not. */
  readonly rank: number;
}

/** What the schedules of one row came to. */
export interface GatedTally extends Tally<GatedPlan> {
  readonly findings: Finding[];
  /** The one to tell of: the worst that is off the claim, else the first. */
  worst?: Candidate;
}

export function emptyTally(): GatedTally {
  return { ...emptyCounts(), findings: [] };
}

/** Adds what came later, in the order of the schedules. */
export function mergeTally(into: GatedTally, from: GatedTally): void {
  mergeAll(into, from);
  into.findings.push(...from.findings);
  if (from.worst) addCandidate(into, from.worst);
}

export function addCandidate(tally: GatedTally, candidate: Candidate): void {
  if (!tally.worst || candidate.rank > tally.worst.rank) {
    tally.worst = candidate;
  }
}
