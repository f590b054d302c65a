import type { WorldApi } from './api.js';
import { declaredContract } from './declared.js';

/**
 * What a World does by itself begins with its `start()`, which takes nothing:
 * interfaces.d.ts. Undefined where it has none, or one of another meaning, a
 * keyed start, which a capability tells.
 */
export function backgroundOf(
  world: WorldApi
): (() => Promise<void>) | undefined {
  const { start } = world as { start?: unknown };
  if (typeof start !== 'function') return undefined;
  const { capabilities } = declaredContract(world);
  if (!world.keyedStart && capabilities.has('keyedStart')) return undefined;
  return async () => {
    await start.call(world);
  };
}
