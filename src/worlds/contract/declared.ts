import type { Capability, Contract } from '../../model/contract.js';
import { type Feature, hasFeature } from '../../model/contract-features.js';
import type { WorldApi } from './api.js';

/** The baseline of the community Worlds: event sourcing. */
const SPEC_BASELINE = 2;

/** Capabilities that nobody declares: the contract has them or has not. */
const IMPLIED = [
  'resilientStart',
  'attributes',
  'waits',
  'slots',
  'statusArray',
  'eventsGet',
  'runCorrelation',
  'lazyStart',
] as const satisfies readonly (Capability & Feature)[];

/** Reads that a World of no known version is asked for only if it has them. */
const READS = {
  eventsGet: 'get',
  runCorrelation: 'listByCorrelationId',
} as const;

/** Methods of `runs` that a World may lack: to have one is to declare it. */
const OPTIONAL = [
  'getMany',
  'cancelMany',
  'waitForTerminalStatus',
] as const satisfies readonly (Capability & Feature & keyof WorldApi['runs'])[];

/** What a World promises of itself, which nothing else tells. */
export const DECLARABLE = [
  'hookRetention',
  'hookResumeDedup',
] as const satisfies readonly Capability[];
export type Declarable = (typeof DECLARABLE)[number];

/** What is known of a World beside what it says itself. */
export interface Beside {
  /** The version of `@workflow/world` that it is built on. */
  readonly builtOn?: string | undefined;
  /** What its author says of it. */
  readonly capabilities?: readonly Declarable[] | undefined;
}

/**
 * The contract that a World declares: by the version of `@workflow/world` that
 * it is built on, where it names one, by its spec version, and by what it, or
 * its author, says of its capabilities. A World that names no spec version gets the baseline of
 * the community Worlds, as the SDK does.
 */
export function declaredContract(
  world: WorldApi,
  { builtOn: version, capabilities: said = [] }: Beside = {}
): Contract {
  const specVersion = world.specVersion ?? SPEC_BASELINE;
  const capabilities = new Set<Capability>(['virtualTime']);
  const declared = world.capabilities ?? {};
  for (const feature of IMPLIED) {
    const isPart = hasFeature({ version, specVersion }, feature);
    if (isPart && isThere(world, version, feature)) capabilities.add(feature);
  }
  for (const method of OPTIONAL) {
    if (typeof world.runs?.[method] === 'function') capabilities.add(method);
  }
  if (typeof world.events?.createBatch === 'function') {
    capabilities.add('createBatch');
  }
  for (const each of DECLARABLE) {
    const isSaid = said.includes(each) || isActive(declared[each]);
    if (isSaid) capabilities.add(each);
  }
  // Every World has a `start` that starts its queue; upstream's own keyed start
  // is told from that by a capability.
  const startsByHook = world.start && isActive(declared.keyedStart);
  if (world.keyedStart || startsByHook) capabilities.add('keyedStart');
  if (world.analytics) capabilities.add('attributeLookup');
  return { version, specVersion, capabilities };
}

/** What a contract that is only guessed has is not missed. */
function isThere(
  { events }: WorldApi,
  version: string | undefined,
  feature: Feature
): boolean {
  if (version !== undefined || !isRead(feature)) return true;
  return typeof events?.[READS[feature]] === 'function';
}

function isRead(feature: Feature): feature is keyof typeof READS {
  return feature in READS;
}

function isActive(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === true;
  return 'active' in value && value.active === true;
}
