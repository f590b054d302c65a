import { KIT_VERSION } from '../kit.js';

/** Bad input: one line, exit code 2. */
export class InputError extends Error {
  override readonly name: string = 'InputError';
  readonly exitCode = 2;

  static is(value: unknown): value is InputError {
    return value instanceof Error && 'exitCode' in value;
  }
}

/** A token that cannot be read: which part, and which kit wrote it. */
export class TokenError extends InputError {
  override readonly name = 'TokenError';

  constructor(
    readonly part: 'prefix' | 'version' | 'payload' | 'plan',
    reason: string,
    readonly writtenBy?: string,
    /** Where the name of the writer may be what is damaged. */
    isDamaged = false
  ) {
    const here = writtenBy === KIT_VERSION ? '' : `; this is ${KIT_VERSION}`;
    const seems = isDamaged ? ', as it seems' : '';
    const by = writtenBy
      ? ` (written by worldproof ${writtenBy}${seems}${here})`
      : '';
    super(`token ${part}: ${reason}${by}`);
  }

  static override is(value: unknown): value is TokenError {
    return value instanceof Error && value.name === 'TokenError';
  }
}
