/** What a World does where the sources leave a question open. */
export interface Variant {
  readonly question: string;
  readonly answer: string;
}
