import type { ExhaustJob } from '../../laboratory/jobs.js';
import type { ClauseId } from '../../model/clauses/registry.js';
import {
  type ClauseScope,
  type FaultScope,
  foldOpen,
  type Open,
  type Scope,
} from '../../report/small-scope.js';
import type { JobResult } from '../job-result.js';
import type { Tally } from '../messages.js';
import { clausesOf } from './clauses.js';
import { SCOPE_PREEMPTIONS } from './jobs.js';
import { pairById } from './pair-scenario.js';
import type { PointFault } from './point-faults.js';

/** How far a search of the small scope came, in all and by clause. */
interface Covered {
  readonly scope: Scope;
  readonly ofClauses: ReadonlyMap<ClauseId, ClauseScope>;
}

/** Of pairs that nothing befalls, and of calls that something does. */
export type Coverage = Readonly<Record<'scope' | FaultScope, Covered>>;

const SCOPE_OF: Readonly<Record<PointFault, FaultScope>> = {
  crash: 'crashScope',
  tear: 'tearScope',
  drop: 'dropScope',
};

const NONE: ClauseScope = {
  preemptions: SCOPE_PREEMPTIONS,
  pairs: 0,
  complete: 0,
  inOrder: 0,
  unnamed: 0,
};

/**
 * A pair belongs to the clauses that the model consults for it, and to those
 * that its schedules turned out to exercise. It is complete where the search
 * came to its end and every schedule was decided.
 */
export function coverageOf(
  jobs: readonly ExhaustJob[],
  results: readonly JobResult[]
): Coverage {
  const found = new Map<string, JobResult>();
  for (const result of results) {
    if (result.job.kind === 'exhaust') found.set(keyOf(result.job), result);
  }
  const own: Record<keyof Coverage, ExhaustJob[]> = {
    ...{ scope: [], crashScope: [], tearScope: [], dropScope: [] },
  };
  for (const job of jobs) {
    const fault = pairById(job.scenario)?.fault;
    own[fault ? SCOPE_OF[fault] : 'scope'].push(job);
  }
  return {
    scope: coverageIn(own.scope, found),
    crashScope: coverageIn(own.crashScope, found),
    tearScope: coverageIn(own.tearScope, found),
    dropScope: coverageIn(own.dropScope, found),
  };
}

/** What is told of a subject: nothing of faults that cannot befall it. */
export function scopesTold({ scope, ...faults }: Coverage): {
  [Name in keyof Coverage]?: Scope;
} {
  const befallen = Object.entries(faults).filter(
    ([, { scope }]) => scope.pairs > 0
  );
  const isTold = scope.scope.pairs > 0 || befallen.length === 0;
  return {
    ...(isTold && { scope: scope.scope }),
    ...Object.fromEntries(befallen.map(([name, each]) => [name, each.scope])),
  };
}

/** The same of one of its clauses. */
export function scopesOfClause(
  coverage: Coverage,
  clause: ClauseId
): { [Name in keyof Coverage]?: ClauseScope } {
  const told = Object.entries(coverage).flatMap(([name, { ofClauses }]) => {
    const scope = ofClauses.get(clause);
    return scope ? [[name, scope] as const] : [];
  });
  return Object.fromEntries(told);
}

function coverageIn(
  jobs: readonly ExhaustJob[],
  found: ReadonlyMap<string, JobResult>
): Covered {
  const ofClauses = new Map<ClauseId, ClauseScope>();
  const open: Open[] = [];
  let scope = NONE;
  let schedules = 0;
  let ms = 0;
  for (const job of jobs) {
    const result = found.get(keyOf(job));
    const tally = result?.tally;
    schedules += tally?.schedules ?? 0;
    ms += result?.ms ?? 0;
    const named = namedIn(job);
    const why = tally && whyOpen(tally);
    if (why) open.push({ why, pairs: 1, first: job.scenario });
    const isDecided = why !== 'failed' && why !== 'undecided';
    scope = counted(scope, isDecided ? tally : undefined, false);
    const exercised = Object.keys(tally?.exercised ?? {}) as ClauseId[];
    for (const clause of new Set([...named, ...exercised])) {
      const known = ofClauses.get(clause) ?? NONE;
      const isUnnamed = !named.includes(clause);
      const isTold = isDecided && !tally?.undecided[clause];
      const told = isTold ? tally : undefined;
      ofClauses.set(clause, counted(known, told, isUnnamed));
    }
  }
  const { unnamed: _, ...whole } = scope;
  const seconds = ms / 1000;
  const left = { open: foldOpen(open), schedules, seconds };
  return { scope: { ...whole, ...left }, ofClauses };
}

/** Why a pair that was begun is not complete; undefined where it is. */
function whyOpen(tally: Tally): Open['why'] | undefined {
  if (tally.failures.length > 0) return 'failed';
  if (tally.unknown > 0) return 'undecided';
  if (tally.complete || tally.completeInOrder) return undefined;
  return tally.completeInRaces ? 'races' : 'cut';
}

/** `tally`: what the pair came to, where that was decided. */
function counted(
  scope: ClauseScope,
  tally: Tally | undefined,
  isUnnamed: boolean
): ClauseScope {
  const isComplete = tally?.complete === true;
  const isInOrder = !isComplete && tally?.completeInOrder === true;
  return {
    ...scope,
    pairs: scope.pairs + 1,
    complete: scope.complete + (isComplete ? 1 : 0),
    inOrder: scope.inOrder + (isInOrder ? 1 : 0),
    unnamed: scope.unnamed + (isUnnamed ? 1 : 0),
  };
}

function keyOf({ scenario, draft, together = [] }: ExhaustJob): string {
  return `${scenario} ${draft} ${together}`;
}

function namedIn({ scenario }: ExhaustJob): readonly ClauseId[] {
  const pair = pairById(scenario);
  return pair ? clausesOf(pair) : [];
}
