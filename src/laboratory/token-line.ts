import { deflateSync } from 'node:zlib';
import type { z } from 'zod';
import { KIT_VERSION } from '../kit.js';
import { TokenError } from './errors.js';
import { readPayload, writerIn } from './token-payload.js';

/** How tokens of one kind are written: `NAME` `VERSION` `:` and its payload. */
export interface TokenLine<T> {
  /** Letters before the version. */
  readonly name: string;
  /** What a token plays may not change within a version. */
  readonly version: number;
  readonly schema: z.ZodType<T>;
}

/** Of a World, of the runtime over one, or of a workflow engine. */
const ANY = /\bwp[er]?\d+:\S+/;
const ANY_ALONE = new RegExp(`^${ANY.source}$`);

/** Whether a text is a token of a kind that the kit writes, as it seems. */
export function isToken(text: string): boolean {
  return ANY_ALONE.test(text);
}

/**
 * Whether a text is one but for its prefix, or its prefix alone: whoever reads it
 * says what is wrong. Each payload begins alike, as compressed texts do.
 */
export function isNearlyToken(text: string): boolean {
  return /^(wp[er]?\d+:?|(\w*:)?eN[\w-]{14,})$/.test(text);
}

/** Whether there is one among other words. */
export function holdsToken(text: string): boolean {
  return ANY.test(text);
}

/** The first among other words: of a command that was pasted, say. */
export function tokenIn(text: string): string | undefined {
  const [found] = ANY.exec(text) ?? [];
  return found?.replace(/[`'"),.;]+$/, '');
}

/** One line that holds the payload, and the version of this kit. */
export function writeTokenLine<T>(
  { name, version }: TokenLine<T>,
  payload: Omit<T, 'kit'>
): string {
  const text = JSON.stringify({ kit: KIT_VERSION, ...payload });
  const bytes = deflateSync(text, { level: 9 });
  return `${name}${version}:${bytes.toString('base64url')}`;
}

/** Whether a text is a token of this kind, of whatever version. */
export function isTokenLine<T>({ name }: TokenLine<T>, text: string): boolean {
  return versionIn(name, text.trim()) !== undefined;
}

/**
 * Why a token could not be read, given the error of reading it: where it is called
 * one of a kind and holds what those of another do, that is told in its place. A
 * token that can be read is not read for this.
 */
export function toldKind(
  kinds: readonly TokenLine<unknown>[],
  text: string,
  error: unknown
): unknown {
  if (!TokenError.is(error) || error.part !== 'plan') return error;
  const named = kinds.find((kind) => isTokenLine(kind, text));
  const body = bodyOf(text.trim());
  const meant = kinds.find(
    (kind) => kind !== named && isReadable(kind, prefixOf(kind) + body)
  );
  if (!named || !meant) return error;
  const why = `is ${prefixOf(named)}, and what follows is of ${prefixOf(meant)}; copy the whole line`;
  return new TokenError('prefix', why, error.writtenBy);
}

function prefixOf({ name, version }: TokenLine<unknown>): string {
  return `${name}${version}:`;
}

function isReadable(kind: TokenLine<unknown>, text: string): boolean {
  try {
    readTokenLine(kind, text);
    return true;
  } catch {
    return false;
  }
}

/** @throws TokenError that says which part is wrong, and what to do */
export function readTokenLine<T>(line: TokenLine<T>, text: string): T {
  const { name, version, schema } = line;
  const token = text.trim();
  const prefix = prefixOf(line);
  const found = versionIn(name, token);
  if (found === undefined) {
    const start = token.slice(0, 12);
    const why = `expected ${prefix}…, found "${start}"`;
    throw new TokenError('prefix', why, writerIn(bodyOf(token)));
  }
  if (Number(found) !== version) {
    throw new TokenError(
      'version',
      `is ${found}, and worldproof ${KIT_VERSION} reads ${version}; install the version of the kit that wrote it`,
      writerIn(bodyOf(token))
    );
  }
  const payload = readPayload(token, prefix.length);
  const parsed = schema.safeParse(payload);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path.join('.') || 'payload';
  const why = `${path}: ${issue?.message ?? 'is not valid'}`;
  throw new TokenError('plan', why, writerOf(payload));
}

function versionIn(name: string, token: string): string | undefined {
  const [, found, version] = /^([a-z]+)(\d+):/.exec(token) ?? [];
  return found === name ? version : undefined;
}

/** Behind the first colon, whatever stands before it. */
function bodyOf(token: string): string {
  return token.slice(token.indexOf(':') + 1);
}

function writerOf(payload: unknown): string | undefined {
  const { kit } = (payload ?? {}) as { kit?: unknown };
  return typeof kit === 'string' ? kit : undefined;
}
