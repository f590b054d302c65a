import { Pool } from '../laboratory/pool.js';
import { inParallel } from '../laboratory/workers.js';
import { clauseOf } from '../model/clauses/registry.js';
import { MUTANT_PREFIX } from '../worlds/fleet.js';
import { resolveSubject } from '../worlds/resolve.js';
import type { SubjectSpec } from '../worlds/subject.js';
import { ALL_MUTANTS, type AnyMutant } from './all-mutants.js';
import { askedScenarios } from './asked-scenarios.js';
import type { Progress } from './check-options.js';
import { WORLDS, type WorldPool } from './kind.js';
import type { Broken, Doubted, Tally } from './messages.js';
import { scenarioIds } from './subject-request.js';
import { assertKnown } from './suggest.js';
import { playAt, type Turns, turnsOf } from './turns.js';

interface SeedResult {
  readonly seed: string;
  readonly found: boolean;
  /** To the first detection, or all that were tried. */
  readonly schedules: number;
}

export interface MutantResult {
  readonly id: string;
  readonly clause: string;
  readonly found: boolean;
  /** To the first detection. */
  readonly schedules: number;
  readonly seeds: readonly SeedResult[];
  readonly token?: string | undefined;
}

export interface MutantsOptions {
  readonly seeds: string[];
  /** Of each mutant and seed. */
  readonly schedules: number;
  readonly only?: string[] | undefined;
  readonly workers: number;
  /** A plan is shrunk for each, which takes longer than most hunts. */
  readonly withTokens?: boolean | undefined;
  readonly signal: AbortSignal;
  onProgress?(progress: Progress): void;
}

/** Schedules between two looks at whether the mutant has shown. */
const LOOK_EVERY = 20;

/**
 * The kit against its mutants: for each, and for each seed, the schedules to
 * the first that breaks its clause, among the scenarios of that clause.
 */
export async function mutants(
  options: MutantsOptions
): Promise<MutantResult[]> {
  const ids = ALL_MUTANTS.map(({ id }) => MUTANT_PREFIX + id);
  assertKnown('mutant', options.only ?? [], ids);
  const chosen = ALL_MUTANTS.filter(
    ({ id }) => !options.only || options.only.includes(MUTANT_PREFIX + id)
  );
  const results: MutantResult[] = [];
  const idle: WorldPool[] = [];
  let done = 0;
  await inParallel(
    chosen,
    options.workers,
    (mutant) => hunt(mutant, options, idle),
    (result, at) => {
      results[at] = result;
      options.onProgress?.({
        subject: result.id,
        phase: 'explore',
        done: ++done,
        total: chosen.length,
        unit: 'mutants',
        schedulesPerSecond: 0,
        divergences: results.filter((each) => each?.found).length,
      });
    },
    () => options.signal.aborted
  ).finally(() => Promise.all(idle.map((pool) => pool.close())));
  return results.filter((result) => result && result.seeds.length > 0);
}

/** Hunts in a pool that is idle, for a new host takes longer than most hunts. */
async function hunt(
  mutant: AnyMutant,
  options: MutantsOptions,
  idle: WorldPool[]
): Promise<MutantResult> {
  const spec = (await resolveSubject(MUTANT_PREFIX + mutant.id)) as SubjectSpec;
  const clauses = [mutant.clause];
  const faults = needsFaults(mutant);
  const own = scenarioIds(undefined, clauses, faults);
  // What no scenario is about befalls any of them.
  const isAny = own.length === 0;
  const scenarios = isAny ? scenarioIds(undefined, undefined, faults) : own;
  const seeds: SeedResult[] = [];
  let token: string | undefined;
  let pool = idle.pop();
  try {
    for (const seed of options.seeds) {
      if (options.signal.aborted) break;
      const load = { spec, seed, scenarios, faults };
      pool ??= new Pool(WORLDS, load);
      const loaded = await pool.reload(load);
      const asked = askedScenarios(loaded);
      const turns = turnsOf(asked, isAny ? undefined : clauses);
      const first = await firstDetection(pool, mutant, turns, options);
      // A hunt that was called off has not missed anything.
      if (!first && options.signal.aborted) break;
      seeds.push({
        seed,
        found: first !== undefined,
        schedules: first ? first.index + 1 : options.schedules,
      });
      const isWanted = options.withTokens && !token;
      if (first && isWanted) token = await tokenOf(pool, mutant, first);
    }
  } finally {
    if (pool) idle.push(pool);
  }
  const found = seeds.filter((each) => each.found);
  const counts = found.map(({ schedules }) => schedules);
  return {
    id: mutant.id,
    clause: mutant.clause,
    found: found.length > 0,
    schedules: counts.length > 0 ? Math.min(...counts) : options.schedules,
    seeds,
    token,
  };
}

function needsFaults({ clause, visible }: AnyMutant): boolean {
  return visible === 'after a fault' || clauseOf(clause).asks === 'faults';
}

async function firstDetection(
  pool: WorldPool,
  { clause }: AnyMutant,
  turns: Turns,
  { schedules, signal }: MutantsOptions
): Promise<Broken | Doubted | undefined> {
  for (let from = 0; from < schedules && !signal.aborted; from += LOOK_EVERY) {
    const length = Math.min(LOOK_EVERY, schedules - from);
    const plays = Array.from({ length }, (_, at) => playAt(turns, from + at));
    const tally: Tally = await pool.work({ kind: 'batch', plays });
    const [first] = [...tally.broken, ...tally.doubts]
      .filter(({ clauses }) => clauses.includes(clause))
      .sort((one, other) => one.index - other.index);
    if (first) return first;
  }
  return undefined;
}

async function tokenOf(
  pool: WorldPool,
  { clause }: AnyMutant,
  found: Broken | Doubted
): Promise<string | undefined> {
  const { plan } = found;
  const doubt = 'words' in found ? found.words : undefined;
  const divergence = await pool.shrink({
    plan,
    sought: { clause, occurrences: 1, doubt },
  });
  return divergence?.token;
}
