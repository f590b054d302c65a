import { inspect } from 'node:util';
import { brief, inOneLine, messageOf, UNREADABLE } from '../../error-words.js';
import { NamedError } from '../../named-error.js';

/** A World answered, but nothing that can be read: as good as a refusal. */
export class AnswerError extends NamedError {
  override readonly name = 'AnswerError';
}

/**
 * Reads what a call was answered with, where an object is due. What throws while
 * it is read, a getter or a proxy, is told as the answer's and not as a refusal.
 */
export function read<Answer, View>(
  what: string,
  answer: Answer,
  view: (answer: Answer) => View
): View {
  if (typeof answer !== 'object' || answer === null) {
    throw new AnswerError(`answered ${described(answer)} instead of ${what}`);
  }
  try {
    return view(answer);
  } catch (error) {
    if (error instanceof AnswerError) throw error;
    throw new AnswerError(
      `answered ${what} that throws when it is read: ${messageOf(error)}`
    );
  }
}

/** Any value in words, of which none is asked to put itself into words. */
export function described(value: unknown): string {
  try {
    return brief(inOneLine(inspect(value, { depth: 0, customInspect: false })));
  } catch {
    return UNREADABLE;
  }
}

/** Deeper than any answer in the names of a plan. */
const DEPTH_MAX = 8;

/**
 * The same value where all of it can be written down as JSON; in the place of
 * symbols, functions and objects of classes their descriptions.
 */
export function plainly<Value>(value: Value): Value {
  return isPlain(value, DEPTH_MAX) ? value : (plain(value, DEPTH_MAX) as Value);
}

function isPlain(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return isLeaf(value);
  if (depth === 0 || !isBare(value)) return false;
  for (const each of Object.values(value)) {
    if (!isPlain(each, depth - 1)) return false;
  }
  return true;
}

function plain(value: unknown, depth: number): unknown {
  if (isLeaf(value)) return value;
  if (depth === 0 || !isBare(value)) return described(value);
  if (Array.isArray(value)) return value.map((each) => plain(each, depth - 1));
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([key, each]) => [key, plain(each, depth - 1)])
  );
}

function isLeaf(value: unknown): boolean {
  if (value === null) return true;
  return !['object', 'symbol', 'function', 'bigint'].includes(typeof value);
}

/** An array or an object of no class, which throws nothing when it is read. */
function isBare(value: unknown): value is object {
  try {
    if (typeof value !== 'object' || value === null) return false;
    Object.values(value);
    if (Array.isArray(value)) return true;
    const prototype = Object.getPrototypeOf(value);
    return prototype === null || prototype === Object.prototype;
  } catch {
    return false;
  }
}
