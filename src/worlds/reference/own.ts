import { isDate, isUint8Array } from 'node:util/types';

/**
 * What a caller gave, as the World's own: whoever goes on writing to what it
 * gave, its buffer say, changes nothing of what was stored.
 */
export function ownCopy<Given>(given: Given): Given {
  return copied(given) as Given;
}

function copied(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isUint8Array(value)) return Uint8Array.from(value);
  if (isDate(value)) return new Date(value.getTime());
  if (Array.isArray(value)) return value.map(copied);
  // No assignment to an object: __proto__ is a key like any other.
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, copied(each)])
  );
}

/** Nobody who is shown it can change it; bytes and dates cannot be frozen. */
export function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (Object.isFrozen(value) || isUint8Array(value)) return value;
  for (const each of Object.values(value)) frozen(each);
  return Object.freeze(value);
}
