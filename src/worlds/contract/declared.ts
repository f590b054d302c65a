import type { Capability, Contract } from '../../model/contract.js';
import type { WorldApi } from './api.js';

/** Spec versions by which the contract grew; see `@workflow/world`. */
const EVENT_SOURCING = 2;
const ATTRIBUTES = 4;
const SLOT_IDENTITY = 6;

/**
 * The contract that a World declares: by its spec version and by what it says
 * of its capabilities. A World that names no spec version gets the baseline of
 * the community Worlds, as the SDK does.
 */
export function declaredContract(world: WorldApi): Contract {
  const specVersion = world.specVersion ?? EVENT_SOURCING;
  const capabilities = new Set<Capability>(['virtualTime']);
  const declared = world.capabilities ?? {};
  if (specVersion >= ATTRIBUTES) capabilities.add('attributes');
  if (specVersion >= SLOT_IDENTITY) {
    capabilities.add('slots').add('statusArray');
  }
  if (isActive(declared.hookRetention)) capabilities.add('hookRetention');
  if (isActive(declared.hookResumeDedup)) capabilities.add('hookResumeDedup');
  // Every World has a `start` that starts its queue; upstream's own keyed start
  // is told from that by a capability.
  const startsByHook = world.start && isActive(declared.keyedStart);
  if (world.keyedStart || startsByHook) capabilities.add('keyedStart');
  if (world.analytics) capabilities.add('attributeLookup');
  return { specVersion, capabilities };
}

function isActive(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === true;
  return 'active' in value && value.active === true;
}
