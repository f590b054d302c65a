import { closest, distance } from 'fastest-levenshtein';
import { InputError } from '../laboratory/errors.js';

/** A name that nothing answers to: what was found, and the nearest that is. */
export class UnknownNameError extends InputError {
  override readonly name = 'UnknownNameError';

  constructor(
    readonly kind: string,
    readonly found: string,
    readonly known: readonly string[]
  ) {
    const near = nearest(found, known);
    const hint = near ? `; did you mean ${near}?` : '';
    super(`there is no ${kind} ${found}${hint}`);
  }

  static override is(value: unknown): value is UnknownNameError {
    return value instanceof Error && value.name === 'UnknownNameError';
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

/** Two in five letters wrong is a typing error, more is another word. */
function nearest(found: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const near = closest(found, [...known]);
  const limit = Math.max(2, Math.floor(found.length * 0.4));
  return distance(found, near) <= limit ? near : undefined;
}
