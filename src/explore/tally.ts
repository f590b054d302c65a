import type { Judgement } from '../judge/judge.js';
import type { Play } from '../laboratory/jobs.js';
import {
  count,
  emptyTally as emptyCounts,
  mergeTally as mergeAll,
  mergeCounts,
} from '../laboratory/tally.js';
import type { ClauseId } from '../model/clauses/registry.js';
import { addCosts } from '../report/costs.js';
import type { Cost, Undecided } from '../report/record.js';
import { costOf } from '../survey/cost.js';
import { variantKey } from '../survey/variant.js';
import { variantsOf } from '../survey/variants.js';
import type { Attempt } from './attempt.js';
import { clausesOf, setsOf, wordsOf } from './doubts.js';
import type { Broken, Doubted, Tally } from './messages.js';
import type { Plan } from './plan/plan.js';
import { markOf } from './shrink/fingerprint.js';

const COUNTS = [
  'exercised',
  'violations',
  'undecided',
  'undecidedBy',
  'variants',
  'asked',
] as const;

/** Plans of one clause that a tally keeps, of either kind. */
const PLANS_PER_CLAUSE = 8;

/** And of one scenario: others may come from elsewhere. */
const PLANS_PER_SCENARIO = 3;

export function emptyTally(): Tally {
  return {
    ...emptyCounts<Plan>(),
    unknown: 0,
    exercised: {},
    violations: {},
    undecided: {},
    undecidedBy: {},
    groups: {},
    broken: [],
    doubts: [],
    variants: {},
    asked: {},
    costs: [],
    plays: [],
  };
}

/** Groups of a tally: by clause and scenario, before anything is shrunk. */
export function groupOf(clause: ClauseId, scenario: string): string {
  return `${clause} ${scenario}`;
}

/** Adds one schedule. Plans are kept of those that look like a new cause. */
export function addAttempt(
  tally: Tally,
  index: number,
  attempt: Attempt
): void {
  const { judgement, broken, plan, simulated, failure } = attempt;
  tally.schedules++;
  tally.steps += simulated.trace.length;
  for (const name of simulated.asked) count(tally.asked, name);
  if (failure !== undefined) {
    tally.failures.push({ index, message: failure, plan });
    return;
  }
  if (!judgement) return;
  if (judgement.unknown) tally.unknown++;
  addDecided(tally, attempt, judgement);
  for (const each of variantsOf(simulated.history)) {
    count(tally.variants, variantKey(each));
  }
  addTo(tally, costOf(simulated.history));
  for (const doubt of attempt.doubts) {
    addDoubted(tally, {
      words: wordsOf(doubt),
      clauses: clausesOf(doubt),
      ...setsOf(doubt),
      ...{ schedules: 1, index, plan },
    });
  }
  const mark = broken.length > 0 ? markOf(attempt) : '';
  const fresh: ClauseId[] = [];
  for (const clause of broken) {
    count(tally.violations, clause);
    const isNew = alike(tally, clause, plan).every(
      (each) => each.mark !== mark
    );
    if (isNew) fresh.push(clause);
    count(tally.groups, groupOf(clause, plan.scenario));
  }
  if (fresh.length === 0) return;
  const breaks = broken.length;
  tally.broken.push({ index, clauses: fresh, breaks, plan, mark });
}

function addDoubted({ doubts }: Tally, more: Doubted): void {
  const known = doubts.find(({ words }) => words === more.words);
  if (known) known.schedules += more.schedules;
  else doubts.push({ ...more });
}

function addDecided(
  tally: Tally,
  { broken, doubts, simulated }: Attempt,
  { exercised, undecided, unknown }: Judgement
): void {
  const doubted = new Set(doubts.flatMap(clausesOf));
  const other = simulated.history.unanswered ? 'hung' : 'order';
  const open = (clause: ClauseId, why: keyof Undecided) => {
    count(tally.undecided, clause);
    count(tally.undecidedBy, openKey(clause, why));
  };
  for (const clause of undecided) {
    if (doubted.has(clause)) open(clause, 'doubt');
    else open(clause, unknown ? 'budget' : other);
  }
  for (const clause of exercised) {
    if (undecided.has(clause)) continue;
    if (unknown && !broken.includes(clause)) open(clause, 'budget');
    else count(tally.exercised, clause);
  }
}

function openKey(clause: ClauseId, why: string): string {
  return `${clause} ${why}`;
}

/** Why schedules did not decide a clause. */
export function undecidedByOf(
  { undecidedBy }: Tally,
  clause: ClauseId
): Undecided {
  const reasons = ['order', 'hung', 'budget', 'doubt'] as const;
  const entries = reasons.flatMap((why) => {
    const counted = undecidedBy[openKey(clause, why)];
    return counted ? [[why, counted] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** Adds a schedule of a batch, with what the next ones are drawn by. */
export function addPlay(
  tally: Tally,
  { index, scenario, strategy }: Play,
  attempt: Attempt
): void {
  addAttempt(tally, index, attempt);
  const { judgement, broken } = attempt;
  if (!judgement) return;
  const { unknown, undecided } = judgement;
  const exercised = [...judgement.exercised].filter(
    (clause) => !unknown && !undecided.has(clause)
  );
  tally.plays.push({ scenario, strategy, exercised, broken: [...broken] });
}

/** Adds what came later, in the order of the schedules. */
export function mergeTally(into: Tally, from: Tally): void {
  mergeAll(into, from);
  into.unknown += from.unknown;
  for (const table of COUNTS) mergeCounts(into[table], from[table]);
  addTo(into, from.costs);
  for (const broken of from.broken) {
    const clauses = broken.clauses.filter((clause) =>
      isKept(into, clause, broken)
    );
    if (clauses.length > 0) into.broken.push({ ...broken, clauses });
  }
  mergeCounts(into.groups, from.groups);
  for (const doubted of from.doubts) addDoubted(into, doubted);
  into.plays.push(...from.plays);
}

function addTo({ costs }: Tally, more: readonly Cost[]): void {
  if (more.length === 0) return;
  costs.splice(0, costs.length, ...addCosts([...costs, ...more]));
}

/**
 * Whether a plan may have a cause that no kept plan has. Plans with programs
 * are counted apart, since they would crowd out shorter stories. A batch keeps
 * plans without a limit, so that what is kept in the end depends only on the
 * order of the schedules.
 */
function isKept(
  tally: Tally,
  clause: ClauseId,
  { mark, plan }: Pick<Broken, 'mark' | 'plan'>
): boolean {
  const sameKind = tally.broken.filter(
    (each) =>
      each.clauses.includes(clause) &&
      playsPrograms(each.plan) === playsPrograms(plan)
  );
  const others = alike(tally, clause, plan);
  return (
    sameKind.length < PLANS_PER_CLAUSE &&
    others.length < PLANS_PER_SCENARIO &&
    others.every((each) => each.mark !== mark)
  );
}

/** Plans of the scenario that break the clause and were kept. */
function alike(
  { broken }: Tally,
  clause: ClauseId,
  { scenario }: Plan
): Broken[] {
  return broken.filter(
    ({ clauses, plan }) =>
      plan.scenario === scenario && clauses.includes(clause)
  );
}

/** Whether an actor plays a policy: a dozen calls for one operation. */
export function playsPrograms({ actors }: Plan): boolean {
  return actors.some(({ ops }) => ops.some(({ kind }) => kind === 'request'));
}
