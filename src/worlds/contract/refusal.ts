import { brief, UNREADABLE } from '../../error-words.js';
import type { Refusal, Refused } from '../../model/response.js';
import { isTransportError } from './transport.js';

/**
 * Several copies of `@workflow/errors` are loaded side by side, so errors are
 * told by name, as their own `static is()` does.
 */
const BY_NAME: Readonly<Record<string, Refusal>> = {
  EntityConflictError: 'exists',
  HookNotFoundError: 'hook-not-found',
  WorkflowRunNotFoundError: 'run-not-found',
  RunExpiredError: 'expired',
  TooEarlyError: 'too-early',
  AttributeValidationError: 'invalid',
  FatalError: 'invalid',
  RunNotSupportedError: 'unsupported',
  // A request that was turned away unread is to be made again later.
  ThrottleError: 'lost',
};

/** The classes for all that has no class of its own. */
const CATCH_ALL: ReadonlySet<string> = new Set([
  'WorkflowWorldError',
  'WorkflowAPIError',
]);

/** Older Worlds throw one class with an HTTP status. */
const BY_STATUS: Readonly<Record<number, Refusal>> = {
  400: 'invalid',
  404: 'not-found',
  409: 'exists',
  410: 'expired',
  425: 'too-early',
  429: 'lost',
  502: 'lost',
  503: 'lost',
  504: 'lost',
};

/** Of one event of a batch, of which no more than its status is told. */
export function refusalOfStatus(status: number): Refusal {
  return BY_STATUS[status] ?? 'rejected';
}

function refusalOf(error: object): Refusal {
  const { name, status } = error as { name?: unknown; status?: unknown };
  const told = BY_NAME[String(name)] ?? BY_STATUS[Number(status)];
  if (told !== undefined) return told;
  if (isTransportError(error)) return 'lost';
  const isFault = Number(status) >= 500;
  return CATCH_ALL.has(String(name)) && !isFault ? 'rejected' : 'unexpected';
}

const RETRY_NAMES: ReadonlySet<unknown> = new Set([
  'ThrottleError',
  'TooEarlyError',
  'RetryableError',
]);

/** Statuses by which whoever asks is told to come again. */
const RETRY_STATUSES: ReadonlySet<number> = new Set([408, 425, 429]);

/** What the SDK takes for a failure that passes, if the error is the World's. */
function saysRetry(error: object): boolean {
  const { name, status, retryable } = error as Record<string, unknown>;
  if (isTransportError(error)) return false;
  if (typeof retryable === 'boolean') return retryable;
  const number = Number(status);
  return RETRY_NAMES.has(name) || RETRY_STATUSES.has(number) || number >= 500;
}

/** What a status says that callers ask for by name: http is no contract. */
const NAMED: ReadonlySet<Refusal> = new Set([
  'not-found',
  'exists',
  'expired',
  'too-early',
]);

/**
 * What a rejected call means, be it an error or not. `isByName`: the contract
 * names what it refuses, and a status alone says nothing to a caller.
 */
export function refusedBy(error: unknown, isByName = false): Refused {
  if (typeof error !== 'object' || error === null) {
    const message = brief(`threw ${String(error)}`);
    return { ok: false, refusal: 'senseless', message };
  }
  try {
    return refusedByObject(error, isByName);
  } catch {
    return { ok: false, refusal: 'senseless', message: `threw ${UNREADABLE}` };
  }
}

function refusedByObject(error: object, isByName: boolean): Refused {
  const { name, message } = error as { name?: unknown; message?: unknown };
  const refusal = refusalOf(error);
  const because = innermostCause(error);
  const isNamed = BY_NAME[String(name)] !== undefined;
  return {
    ok: false,
    refusal,
    message: brief(`${String(name ?? 'Error')}: ${String(message ?? '')}`),
    ...(because !== undefined && { because: brief(because) }),
    ...(isByName && !isNamed && NAMED.has(refusal) ? { unnamed: true } : {}),
    ...(saysRetry(error) ? { retryable: true } : {}),
  };
}

/** How deep errors are wrapped before it is a circle. */
const DEPTH_MAX = 5;

/**
 * A layer between World and database wraps the error of the server in one that
 * tells the query, and why it failed stands in the cause alone.
 */
function innermostCause(error: object): string | undefined {
  let found: Error | undefined;
  let at: unknown = error;
  for (let depth = 0; depth < DEPTH_MAX; depth++) {
    at = (at as { cause?: unknown }).cause;
    if (!(at instanceof Object) || !('message' in at)) break;
    found = at as Error;
  }
  if (!found) return undefined;
  return `${String(found.name ?? 'Error')}: ${String(found.message)}`;
}
