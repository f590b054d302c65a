import type { Refusal, Refused } from '../../model/response.js';

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
  RunNotSupportedError: 'unsupported',
};

/** Older Worlds throw one class with an HTTP status. */
const BY_STATUS: Readonly<Record<number, Refusal>> = {
  400: 'invalid',
  404: 'not-found',
  409: 'exists',
  410: 'expired',
  425: 'too-early',
};

function refusalOf(error: object): Refusal {
  const { name, status } = error as { name?: unknown; status?: unknown };
  const named = BY_NAME[String(name)];
  return named ?? BY_STATUS[Number(status)] ?? 'unexpected';
}

/** What a rejected call means, be it an error or not. */
export function refusedBy(error: unknown): Refused {
  if (typeof error !== 'object' || error === null) {
    const message = `threw ${String(error)}`;
    return { ok: false, refusal: 'senseless', message };
  }
  const { name, message } = error as { name?: unknown; message?: unknown };
  return {
    ok: false,
    refusal: refusalOf(error),
    message: `${String(name ?? 'Error')}: ${String(message ?? '')}`,
  };
}
