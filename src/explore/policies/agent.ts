import type { Call, Name } from '../../model/call.js';
import type { Outcome, PolicyRequest } from '../../model/policy.js';
import type { Response } from '../../model/response.js';
import { NamedError } from '../../named-error.js';

/** Plays one request: asks the World, works, waits, and keeps the books. */
export interface Agent {
  readonly request: PolicyRequest;
  /** The run that it starts, or would. */
  readonly run: Name;
  /** The run of a further attempt, from here on. */
  renew(attempt: number): Name;
  /** Whether the World filters runs by attribute itself. */
  readonly canFindRuns: boolean;
  /** One recorded call against the World. */
  ask(call: Call): Promise<Response>;
  /** Duplicate-sensitive work of a run: begun, then ended, at gates. */
  work(run: Name, payload?: string): Promise<void>;
  /** Virtual time passes, in ms; others go on meanwhile. */
  sleep(ms: number): Promise<void>;
  /** Goes on beside the request, and may outlive its answer. */
  background(body: Promise<unknown>): void;
  /** The application's own table: the run that stands under the key. */
  readonly records: Records;
}

/** A table with a unique key, outside of the World. Each call is a gate. */
export interface Records {
  read(): Promise<Name | undefined>;
  /** Puts the run under the key unless one is there; whichever then is. */
  insert(run: Name): Promise<Name>;
  /** Puts the run under the key, whatever was there. */
  put(run: Name): Promise<void>;
}

export type Program = (agent: Agent) => Promise<Outcome>;

/** Ends a program with its answer, from wherever it has come to. */
export class Answered extends NamedError {
  override readonly name = 'Answered';

  constructor(readonly outcome: Outcome) {
    super(`The request is answered: ${outcome.kind}`);
  }
}
