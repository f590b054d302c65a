import { SCENARIOS } from '../../scenarios/index.js';
import { type ClauseId, clauseOf } from '../model/clauses/registry.js';
import type { Capability, Contract } from '../model/contract.js';
import { type Feature, hasFeature } from '../model/contract-features.js';
import type { Shard } from '../report/record.js';

/** A clause or a scenario, which not every subject can be asked. */
interface Needing {
  readonly id: string;
  readonly needs?: readonly Capability[];
  readonly since?: Feature;
}

/** Of a subject that none of the clauses asked for applies to. */
export function whyNoClause(
  clauses: readonly ClauseId[],
  contract: Contract
): string {
  const asked = clauses.map((id) => lackOf(clauseOf(id), contract));
  return `no clause that was asked for applies to it (${asked.join('; ')}): leave out --clause, or name another`;
}

/** Of a subject that none of the scenarios asked for can run on. */
export function whyNoScenario(
  scenarios: readonly string[],
  contract: Contract
): string {
  const asked = SCENARIOS.filter(({ id }) => scenarios.includes(id)).map(
    (scenario) => lackOf(scenario, contract)
  );
  return `no scenario that was asked for can run on it (${asked.join('; ')}): leave out --scenario and --clause, or name others`;
}

function lackOf(
  { id, needs = [], since }: Needing,
  contract: Contract
): string {
  const missing = needs.filter((need) => !contract.capabilities.has(need));
  if (missing.length > 0) return `${id} needs ${missing.join(', ')}`;
  const isLater = since !== undefined && !hasFeature(contract, since);
  return isLater ? `${id} is of a later contract than its own` : id;
}

/** Exhaustive search is of scenarios that promise to be small. */
export const NONE_EXHAUSTIBLE =
  'no scenario that was asked for is small enough to be searched through: leave out --strategy, or name another with --scenario';

/** A shard takes whole blocks: a high one of few schedules may find none. */
export function whyNoShard(
  { index, count }: Shard,
  schedules: number,
  blocks: number
): string {
  return `nothing is left for shard ${index}/${count}: ${schedules} schedules fall into ${blocks} blocks, so ask for ${blocks} shards at most`;
}
