import type { ExhaustJob } from '../../laboratory/jobs.js';
import type { ClauseId } from '../../model/clauses/registry.js';
import type {
  ClauseScope,
  FaultScope,
  Scope,
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
  const tallies = new Map<string, Tally>();
  for (const { job, tally } of results) {
    if (job.kind === 'exhaust') tallies.set(keyOf(job), tally);
  }
  const own: Record<keyof Coverage, ExhaustJob[]> = {
    ...{ scope: [], crashScope: [], tearScope: [], dropScope: [] },
  };
  for (const job of jobs) {
    const fault = pairById(job.scenario)?.fault;
    own[fault ? SCOPE_OF[fault] : 'scope'].push(job);
  }
  return {
    scope: coverageIn(own.scope, tallies),
    crashScope: coverageIn(own.crashScope, tallies),
    tearScope: coverageIn(own.tearScope, tallies),
    dropScope: coverageIn(own.dropScope, tallies),
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
  tallies: ReadonlyMap<string, Tally>
): Covered {
  const ofClauses = new Map<ClauseId, ClauseScope>();
  let scope = NONE;
  for (const job of jobs) {
    const tally = tallies.get(keyOf(job));
    const named = namedIn(job);
    const isDecided = tally?.failures.length === 0 && tally.unknown === 0;
    scope = counted(scope, isDecided ? tally : undefined, false);
    const exercised = Object.keys(tally?.exercised ?? {}) as ClauseId[];
    for (const clause of new Set([...named, ...exercised])) {
      const known = ofClauses.get(clause) ?? NONE;
      const isUnnamed = !named.includes(clause);
      const isTold = isDecided && !tally.undecided[clause];
      const told = isTold ? tally : undefined;
      ofClauses.set(clause, counted(known, told, isUnnamed));
    }
  }
  const { unnamed: _, ...whole } = scope;
  return { scope: whole, ofClauses };
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

function keyOf({ scenario, draft }: ExhaustJob): string {
  return `${scenario} ${draft}`;
}

function namedIn({ scenario }: ExhaustJob): readonly ClauseId[] {
  const pair = pairById(scenario);
  return pair ? clausesOf(pair) : [];
}
