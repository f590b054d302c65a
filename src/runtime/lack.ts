/** What a version of the runtime does not offer, and how that showed. */
export interface Lack {
  /** A policy, or the clause that cannot be asked. */
  readonly of: string;
  readonly why: string;
}
