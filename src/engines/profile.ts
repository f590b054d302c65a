import type { EngineId } from './engine.js';

/** One way of a keyed start, with the policy that it is configured with. */
export interface Surface {
  readonly id: string;
  /** In the engine's own words. */
  readonly title: string;
}

/** What an engine says of itself on one row; several words mean *either*. */
export interface Claim {
  readonly row: string;
  /** Undefined for rows that have no surface, or where all are the same. */
  readonly surface?: string | undefined;
  readonly words: readonly string[];
  /** The page or file that says so. */
  readonly source: string;
  /** The words there, verbatim. A cell that differs must be held to some. */
  readonly quote?: string | undefined;
  /** What is measured, where it is not what the question names. */
  readonly about?: string | undefined;
}

/** What somebody else reports of the engine, which the engine never claimed. */
interface PublicReport {
  readonly row: string;
  /** The word of the row that the report would have. */
  readonly word: string;
  readonly source: string;
  /** In which setting it was seen, and whether that was run here. */
  readonly setting: string;
}

/** A word that an earlier trial found: row, surface, word. */
export type Lead = readonly [row: string, surface: string, word: string];

/** What a table says without running anything. */
export interface Profile {
  readonly engine: EngineId;
  readonly title: string;
  /** The package whose version names the engine. */
  readonly package: string;
  readonly surfaces: readonly Surface[];
  readonly claims: readonly Claim[];
  readonly reports?: readonly PublicReport[] | undefined;
  /** To be confirmed or refuted. */
  readonly leads: readonly Lead[];
  /** Rows that cannot be measured here, and why. */
  readonly unmeasured: Readonly<Record<string, string>>;
}

/** The claim for that cell: one for the surface goes before a general one. */
export function claimOf(
  profile: Profile,
  row: string,
  surface: string | undefined
): Claim | undefined {
  const claims = profile.claims.filter((claim) => claim.row === row);
  return (
    claims.find((claim) => claim.surface === surface) ??
    claims.find((claim) => claim.surface === undefined)
  );
}

/** The words of the leads for that cell. */
export function leadFor(
  { leads }: Profile,
  row: string,
  surface: string | undefined
): readonly string[] | undefined {
  const words = leads
    .filter(([of, at]) => of === row && at === surface)
    .map(([, , word]) => word);
  return words.length > 0 ? words : undefined;
}
