/** What a World does where the sources leave a question open. */
export interface Variant {
  readonly question: string;
  readonly answer: string;
}

/** What a table that counts variants has them by. */
export function variantKey({ question, answer }: Variant): string {
  return `${question}\t${answer}`;
}

/** The rows of such a table, in the order in which they were first counted. */
export function variantRows(
  counts: Readonly<Record<string, number>>
): (Variant & { readonly count: number })[] {
  return Object.entries(counts).map(([key, count]) => {
    const [question = '', answer = ''] = key.split('\t');
    return { question, answer, count };
  });
}
