import type { Capability } from '../contract.js';
import type { Feature } from '../contract-features.js';
import type { Source } from '../source.js';

/** The rows of the matrix are grouped by phase, in this order. */
export const PHASES = [
  'admission',
  'in-flight',
  'retention',
  'reuse',
  'lookup',
  'durability',
  'log',
] as const;

/** A part of the lifecycle of idempotency: a group of rows of the matrix. */
export type Phase = (typeof PHASES)[number];

/**
 * M must, S should, C must where the capability is declared, P proposed by
 * issue #2376. M and C gate a check; S and P gate only when strict.
 */
export type Level = 'M' | 'S' | 'C' | 'P';

/** One normative sentence. An id is never reused with another meaning. */
export interface ClauseEntry {
  readonly level: Level;
  readonly statement: string;
  /**
   * What says so. Without a sentence that anybody wrote a clause is read out of
   * the others, and no clause of level M.
   */
  readonly sources: readonly Source[];
  readonly needs?: readonly Capability[];
  /** Without these only a part of it is asked. */
  readonly wholeNeeds?: readonly Capability[];
  /** What its premise needs of the kit: without it the clause is not asked. */
  readonly asks?: 'faults';
  /** What the contract must have; absent where it holds from the beginning. */
  readonly since?: Feature;
}

/** By id: `noun.property`. */
export type ClauseEntries = Readonly<Record<string, ClauseEntry>>;

/** One sentence of the contract, with its level and its sources. */
export interface Clause<Id extends string = string> extends ClauseEntry {
  readonly id: Id;
  readonly phase: Phase;
}
