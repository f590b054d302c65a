import { NamedError } from '../../named-error.js';
import type { FailedAnswer } from './protocol.js';

/** A host process that went away, or had to be ended, with the work undone. */
export class HostLostError extends NamedError {
  override readonly name = 'HostLostError';

  /** `isSilent`: it was there, and said nothing for too long. */
  constructor(
    reason: string,
    readonly isSilent = false
  ) {
    super(reason);
  }
}

/** The subject broke the harness, in a way that left the host alive. */
export class HostFailedError extends NamedError {
  override readonly name = 'HostFailedError';

  constructor(readonly answer: FailedAnswer) {
    super(answer.message);
    if (answer.stack) this.stack = answer.stack;
  }
}
