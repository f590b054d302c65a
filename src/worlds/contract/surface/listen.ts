import type { WorldApi } from '../api.js';
import { aroundMethods } from './around-methods.js';
import { METHODS } from './namespaces.js';
import { askedName } from './surface.js';

/** What a schedule asked of its World, by `askedName`. */
export type Heard = Set<string>;

/** Before what a World has not got. */
const LACKS = '-';

/**
 * The World, with every call that is made of it heard: whoever drives it, what
 * it was asked is what crosses this boundary.
 */
export function listenedTo(world: WorldApi, heard: Heard): WorldApi {
  for (const { words, lack } of LOOKED_FOR) {
    if (!hasMethod(world, words)) heard.add(lack);
  }
  return aroundMethods(world, (name, method) => (...given) => {
    hear(name, given, heard);
    return method(...given);
  });
}

export function lackOf(name: string): string {
  return `${LACKS}${name}`;
}

/** The methods that a World was found not to have. */
export function lacksIn(heard: Iterable<string>): readonly string[] {
  return [...heard].flatMap((name) =>
    name.startsWith(LACKS) ? [name.slice(LACKS.length)] : []
  );
}

/** Taken apart once: each schedule looks for them in each of its Worlds. */
const LOOKED_FOR = METHODS.map((method) => ({
  words: method.split('.'),
  lack: lackOf(method),
}));

function hasMethod(world: object, words: readonly string[]): boolean {
  let value: unknown = world;
  for (const word of words) {
    value = isObject(value) ? Reflect.get(value, word) : undefined;
  }
  return typeof value === 'function';
}

function hear(method: string, given: readonly unknown[], heard: Heard): void {
  heard.add(method);
  for (const each of given) {
    for (const taken of takenFrom(each)) heard.add(askedName(method, taken));
  }
}

/** The type of an event, or each option that says something. */
function takenFrom(given: unknown): readonly string[] {
  if (!isObject(given) || Array.isArray(given)) return [];
  if ('eventData' in given || 'specVersion' in given) {
    return 'eventType' in given ? [`(${given.eventType})`] : [];
  }
  return optionsOf(given, '').map((option) => `{${option}}`);
}

function optionsOf(given: object, prefix: string): readonly string[] {
  return Object.entries(given).flatMap(([key, value]) => {
    if (value === undefined) return [];
    if (key === 'pagination' && isObject(value)) {
      return optionsOf(value, `${key}.`);
    }
    const isByValue = key === 'sortOrder' || key === 'resolveData';
    return [`${prefix}${key}${isByValue ? `: ${value}` : ''}`];
  });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
