import { isDeepStrictEqual } from 'node:util';
import { labelOfText } from '../../model/values.js';
import type { Shown } from '../../model/view.js';
import { contextGiven } from './context.js';
import { decodeLabel, decodePayload } from './payload.js';

/** The label of an error, which newer contracts keep as bytes. */
export function errorLabel(
  error: unknown,
  isBytes?: boolean
): string | undefined {
  return isBytes ? decodePayload(error) : decodeLabel(error);
}

/** A field that should be there and is not reads `null`. */
export function labelOf(value: unknown): Shown<string> {
  return decodePayload(value) ?? null;
}

export function textOf(value: unknown): Shown<string> {
  return value === undefined || value === null ? null : String(value);
}

/** What was given in it, or all of it where it is something else. */
export function contextOf(value: unknown): Shown<string> {
  if (value === undefined || value === null) return null;
  const { origin } = value as { readonly origin?: unknown };
  const shown = JSON.stringify(value);
  const isGiven =
    typeof origin === 'string' &&
    isDeepStrictEqual(JSON.parse(shown), contextGiven(origin));
  return isGiven ? origin : (shown ?? null);
}

/** The label of a text of the plan. */
export function labelOrNull(value: unknown): Shown<string> {
  const text = textOf(value);
  return typeof text === 'string' ? labelOfText(text) : text;
}
