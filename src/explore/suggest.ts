import { closest } from 'fastest-levenshtein';
import { InputError } from './errors.js';

/** A name that nothing answers to: what was found, and the nearest that is. */
export class UnknownNameError extends InputError {
  override readonly name = 'UnknownNameError';

  constructor(
    readonly kind: string,
    readonly found: string,
    readonly known: readonly string[]
  ) {
    const near = known.length > 0 ? closest(found, [...known]) : undefined;
    const hint = near ? `; did you mean ${near}?` : '';
    super(`there is no ${kind} ${found}${hint}`);
  }
}

/** @throws UnknownNameError for the first name that is not known */
export function assertKnown(
  kind: string,
  names: readonly string[],
  known: readonly string[]
): void {
  const stranger = names.find((name) => !known.includes(name));
  if (stranger !== undefined) {
    throw new UnknownNameError(kind, stranger, known);
  }
}
