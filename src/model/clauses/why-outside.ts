import type { Capability, Contract } from '../contract.js';
import { featureOf, isHeldTo } from '../contract-features.js';
import type { Clause } from './clause.js';

const NO_VIRTUAL_TIME =
  "its deadlines are judged by the server's own clock, which the schedule does not move";

const NO_FILES =
  'it was seen to keep its state in no files: the kit takes the power of the disc under a World, not that of a server or of memory';

/** Not declared by a World, but found out about it. */
const FOUND_OUT: Partial<Record<Capability, string>> = {
  virtualTime: NO_VIRTUAL_TIME,
  files: NO_FILES,
};

/**
 * Why a subject is not held to a clause, in words for the reader; undefined
 * where it is.
 */
export function whyOutside(
  { needs = [], since }: Clause,
  contract: Contract
): string | undefined {
  const missing = needs.filter((need) => !contract.capabilities.has(need));
  const undeclared = missing.filter((need) => FOUND_OUT[need] === undefined);
  if (since !== undefined && !isHeldTo(contract, since)) {
    const { without, since: versions } = featureOf(since);
    return `its contract ${contractWords(contract)} ${without}; since ${versions.join(' and ')}`;
  }
  if (undeclared.length > 0) return `not declared: ${undeclared.join(', ')}`;
  const [lack] = missing;
  return lack && FOUND_OUT[lack];
}

/** Which part of a clause a subject is not asked, and why; undefined if none. */
export function whyInPart(
  { wholeNeeds = [] }: Clause,
  contract: Contract
): string | undefined {
  const isWhole = wholeNeeds.every((need) => contract.capabilities.has(need));
  return isWhole
    ? undefined
    : `only while no deadline passes: ${NO_VIRTUAL_TIME}`;
}

/** The contract of a subject, and how it was read. */
export function contractWords({
  version,
  specVersion,
}: Pick<Contract, 'version' | 'specVersion'>): string {
  return version === undefined
    ? `(spec ${specVersion}, it names no @workflow/world)`
    : `@workflow/world ${version}`;
}
