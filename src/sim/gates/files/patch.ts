import type { AnyFunction } from './operation.js';

/** A module's exports as a table that can be written. */
export type Exports = Record<string, unknown>;

/**
 * Replaces `target[name]` by what `wrap` makes of it; the answer puts it back.
 * Names, lengths and symbols (`util.promisify.custom`) stay as they were.
 */
export function patch(
  target: Exports,
  name: string,
  wrap: (original: AnyFunction) => AnyFunction
): () => void {
  const original = target[name];
  // Some functions exist on some platforms or versions only.
  if (typeof original !== 'function') return () => undefined;
  const replacement = wrap(original as AnyFunction);
  for (const key of Reflect.ownKeys(original)) {
    const own = Object.getOwnPropertyDescriptor(original, key);
    if (own && key !== 'prototype') {
      Object.defineProperty(replacement, key, own);
    }
  }
  target[name] = replacement;
  return () => {
    // Somebody may have wrapped ours since: that works on, passing through.
    if (target[name] === replacement) target[name] = original;
  };
}
