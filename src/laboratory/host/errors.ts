import type { FailedAnswer } from './protocol.js';

/** A host process that went away, or had to be ended, with the work undone. */
export class HostLostError extends Error {
  override readonly name = 'HostLostError';

  /** `isSilent`: it was there, and said nothing for too long. */
  constructor(
    reason: string,
    readonly isSilent = false
  ) {
    super(reason);
  }

  static is(value: unknown): value is HostLostError {
    return value instanceof Error && value.name === 'HostLostError';
  }
}

/** The subject broke the harness, in a way that left the host alive. */
export class HostFailedError extends Error {
  override readonly name = 'HostFailedError';

  constructor(readonly answer: FailedAnswer) {
    super(answer.message);
    if (answer.stack) this.stack = answer.stack;
  }

  static is(value: unknown): value is HostFailedError {
    return value instanceof Error && value.name === 'HostFailedError';
  }
}
