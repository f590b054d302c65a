import { InputError } from '../laboratory/errors.js';
import { nearest } from '../nearest.js';

/** A name that nothing answers to: what was found, and the nearest that is. */
export class UnknownNameError extends InputError {
  override readonly name = 'UnknownNameError';

  constructor(
    readonly kind: string,
    readonly found: string,
    readonly known: readonly string[]
  ) {
    super(`there is no ${kind} ${found}${hintOf(found, known)}`);
  }

  static override is(value: unknown): value is UnknownNameError {
    return value instanceof Error && value.name === 'UnknownNameError';
  }
}

/** So many names are told as they are. */
const FEW = 5;

function hintOf(found: string, known: readonly string[]): string {
  const near = nearest(found, known);
  if (near) return `; did you mean ${near}?`;
  return known.length > FEW || known.length === 0
    ? ''
    : `; known: ${known.join(', ')}`;
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
