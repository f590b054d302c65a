import type { Asked } from '../report/asked.js';
import { lackOf } from '../worlds/contract/surface/listen.js';
import {
  askedName,
  SURFACES,
  type Surface,
  type SurfaceMethod,
  surfaceOf,
} from '../worlds/contract/surface/surface.js';

/**
 * What a subject was asked, beside everything that its contract lets it be
 * asked. `counted`: schedules by `askedName`.
 */
export function askedReport(
  counted: Readonly<Record<string, number>>,
  version: string | undefined
): Asked {
  const own = surfaceOf(version);
  const methods = withOthers(own, counted).map(({ part, name, takes }) => ({
    part,
    name,
    schedules: counted[name] ?? 0,
    takes: takes.map((each) => ({
      name: each,
      schedules: counted[askedName(name, each)] ?? 0,
    })),
    ...(counted[lackOf(name)] ? { lacking: true } : {}),
  }));
  return { version: own.version, methods };
}

/** A version between two known ones may have what only the later one says. */
function withOthers(
  { methods }: Surface,
  counted: Readonly<Record<string, number>>
): readonly SurfaceMethod[] {
  const names = new Set(methods.map(({ name }) => name));
  const asked = SURFACES.flatMap((each) => each.methods).filter(
    ({ name }) => !names.has(name) && counted[name]
  );
  const others = new Map(asked.map((each) => [each.name, each]));
  return [...methods, ...others.values()];
}
