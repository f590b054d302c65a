import { NamedError } from '../../named-error.js';

/**
 * A refusal of the contract, told by its name. It is an answer of the World, not
 * a fault: it is thrown by the thousand, and no stack is captured, which would
 * cost more than the call.
 */
abstract class Refusal extends NamedError {
  abstract readonly status: number;

  constructor(message: string) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Whether it is an answer of this World, with its status. */
export function isRefusal(value: unknown): value is Refusal {
  return value instanceof Refusal;
}

/** The entity is there already, or is in a state that forbids the change. */
export class EntityConflictError extends Refusal {
  override readonly name = 'EntityConflictError';
  readonly status = 409;
}

export class WorkflowRunNotFoundError extends Refusal {
  override readonly name = 'WorkflowRunNotFoundError';
  readonly status = 404;

  constructor(readonly runId: string) {
    super(`No run has the id ${runId}: create it with run_created first.`);
  }
}

export class HookNotFoundError extends Refusal {
  override readonly name = 'HookNotFoundError';
  readonly status = 404;

  /** `hook` is its id or its token, as the caller asked. */
  constructor(readonly hook: string) {
    super(
      `No live hook answers to ${hook}: it was never created, is disposed of, ` +
        'or its run has ended.'
    );
  }
}

/** The run has ended: nothing that comes for it now can be of use. */
export class RunExpiredError extends Refusal {
  override readonly name = 'RunExpiredError';
  readonly status = 410;

  constructor(
    readonly runId: string,
    readonly runStatus: string
  ) {
    super(`Run ${runId} is ${runStatus}, expected an active run: stop here.`);
  }
}

/** The next attempt of a step still has to wait. */
export class TooEarlyError extends Refusal {
  override readonly name = 'TooEarlyError';
  readonly status = 425;

  /** `retryAfter`: how long, in seconds. */
  constructor(
    readonly stepId: string,
    readonly retryAfter: number
  ) {
    super(`Step ${stepId} is not due yet: come again in ${retryAfter} s.`);
  }
}

/** A start met a token that another run has; the run is named. */
export class HookConflictError extends Refusal {
  override readonly name = 'HookConflictError';
  readonly status = 409;

  constructor(
    readonly token: string,
    readonly conflictingRunId: string
  ) {
    super(`Token ${token} belongs to run ${conflictingRunId}: use that run.`);
  }
}

export class AttributeValidationError extends Refusal {
  override readonly name = 'AttributeValidationError';
  readonly status = 400;

  constructor(readonly key: string) {
    super(`Attribute ${key} is reserved: choose a key without a leading $.`);
  }
}

/** The request itself is wrong: the same call can never succeed. */
export class WorkflowWorldError extends Refusal {
  override readonly name = 'WorkflowWorldError';
  readonly status = 400;
}
