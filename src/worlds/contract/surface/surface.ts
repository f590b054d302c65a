import { compareVersions, lineOf } from '../../../model/contract-version.js';
import {
  SURFACE_CHANGES,
  SURFACE_PARTS,
  type SurfaceChange,
  type SurfacePart,
} from './changes.js';

/** A method of a World, with what it may be given. */
export interface SurfaceMethod {
  readonly part: SurfacePart;
  readonly name: string;
  /** Types of events in parentheses, options in braces. */
  readonly takes: readonly string[];
}

export interface Surface {
  /** The version whose declarations say so. */
  readonly version: string;
  readonly methods: readonly SurfaceMethod[];
}

/** Every surface that is known, the oldest first. */
export const SURFACES: readonly Surface[] = SURFACE_CHANGES.map((_, at) => ({
  version: (SURFACE_CHANGES[at] as SurfaceChange).version,
  methods: methodsAfter(SURFACE_CHANGES.slice(0, at + 1)),
}));

function methodsAfter(changes: readonly SurfaceChange[]): SurfaceMethod[] {
  const methods = new Map<string, SurfaceMethod>();
  for (const { adds, drops } of changes) {
    for (const part of SURFACE_PARTS) {
      for (const [name, more] of Object.entries(adds[part] ?? {})) {
        const takes = methods.get(name)?.takes ?? [];
        const all = [...takes, ...more.map(taken)];
        methods.set(name, { part, name, takes: all });
      }
    }
    for (const dropped of drops) methods.delete(dropped);
    for (const [name, method] of methods) {
      const takes = method.takes.filter(
        (each) => !drops.includes(`${name} ${each}`)
      );
      methods.set(name, { ...method, takes });
    }
  }
  return [...methods.values()];
}

function taken(word: string): string {
  return word.startsWith('(') ? word : `{${word}}`;
}

/** How a method is named with what it was given. */
export function askedName(method: string, taken: string): string {
  return taken.startsWith('(') ? `${method}${taken}` : `${method} ${taken}`;
}

/**
 * The surface of a version: of the newest known one of its line that is not
 * newer, or of the oldest. A World that names no version gets the newest.
 */
export function surfaceOf(version: string | undefined): Surface {
  const newest = SURFACES.at(-1) as Surface;
  if (version === undefined) return newest;
  const own = SURFACES.filter(
    (each) => lineOf(each.version) === lineOf(version)
  );
  const upTo = own.filter(
    (each) => compareVersions(each.version, version) <= 0
  );
  return upTo.at(-1) ?? own[0] ?? newest;
}
