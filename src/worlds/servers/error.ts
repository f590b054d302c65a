import { gist } from '../../error-words.js';
import { NamedError } from '../../named-error.js';
import type { ServerKind } from './address.js';

const NAMES: Record<ServerKind, string> = {
  postgres: 'PostgreSQL',
  redis: 'Redis',
  mongodb: 'MongoDB',
};

/** A server that cannot be started, reached or used: one line that says why. */
export class ServerError extends NamedError {
  override readonly name = 'ServerError';
  readonly exitCode = 2;

  constructor(
    readonly kind: ServerKind,
    readonly reason: string,
    options?: ErrorOptions
  ) {
    super(`${NAMES[kind]}: ${reason}`, options);
  }
}

/** The system's code or the server's, where an error carries one. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}

export function firstLine(error: unknown): string {
  return gist(error).trim() || 'no reason given';
}
