import { isDeepStrictEqual } from 'node:util';
import { errorCodeOf, stackOf } from '../../model/call.js';
import { labelOfText } from '../../model/values.js';
import type { Shown } from '../../model/view.js';
import { described } from './answered.js';
import { contextGiven } from './context.js';
import { decodeLabel, decodePayload } from './payload.js';

/** The label of an error, which newer contracts keep as bytes. */
export function errorLabel(
  error: unknown,
  { isBytes, stacks, codes = [] }: ErrorParts
): string | undefined {
  if (isBytes) return decodePayload(error);
  const label = decodeLabel(error);
  if (label === undefined) return undefined;
  if (stacks.some((stack) => stack !== stackOf(label))) {
    return `${label} without its stack`;
  }
  const isCoded = codes.every((code) => code === errorCodeOf(label));
  return isCoded ? label : `${label} without its code`;
}

interface ErrorParts {
  readonly isBytes?: boolean | undefined;
  /** Wherever its stack should be, and its code, where it has one. */
  readonly stacks: readonly unknown[];
  readonly codes?: readonly unknown[] | undefined;
}

/** A part of an error that is an object. */
export function partOf(error: unknown, part: 'stack' | 'code'): unknown {
  if (typeof error !== 'object' || error === null) return undefined;
  return (error as Readonly<Record<string, unknown>>)[part];
}

/** A field that should be there and is not reads `null`. */
export function labelOf(value: unknown): Shown<string> {
  return decodePayload(value) ?? null;
}

export function textOf(value: unknown): Shown<string> {
  if (value === undefined || value === null) return null;
  try {
    return String(value);
  } catch {
    return described(value);
  }
}

/** What was given in it, or all of it where it is something else. */
export function contextOf(value: unknown): Shown<string> {
  if (value === undefined || value === null) return null;
  const { origin } = value as { readonly origin?: unknown };
  const shown = jsonOf(value);
  if (shown === undefined) return described(value);
  const isGiven =
    typeof origin === 'string' &&
    isDeepStrictEqual(JSON.parse(shown), contextGiven(origin));
  return isGiven ? origin : shown;
}

/** Undefined of what is none: a circle, a function, a number of any size. */
function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

/** The label of a text of the plan. */
export function labelOrNull(value: unknown): Shown<string> {
  const text = textOf(value);
  return typeof text === 'string' ? labelOfText(text) : text;
}
