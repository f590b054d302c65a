import type { ExhaustJob, Play } from '../laboratory/jobs.js';
import type { Drawn } from '../laboratory/laboratory.js';
import { randomStream } from '../sim/random.js';
import { placed } from '../sim/strategies/placed.js';
import { drawStrategy, strategyOf } from '../sim/strategies/portfolio.js';
import type { Strategy } from '../sim/strategies/strategy.js';
import type { LoadedSubject } from '../worlds/subject.js';
import { adaptDraft } from './adapt.js';
import type { DraftSource, WorldScenario } from './drafts.js';
import { drawFaults, FAULTS_EVERY, NEMESIS } from './draw-faults.js';
import { callersOf, faultsIn, isNemesis } from './plan/faults.js';
import type { Draft, Op, Plan } from './plan/plan.js';
import type { FaultGround } from './small-scope/point-faults.js';

/** With a server, one schedule in so many takes replies for steps. */
const REPLIES_APART_EVERY = 3;

/** What decides a schedule, with the play that it is. */
export interface ScheduleOptions {
  readonly seed: string;
  /** Simulated processes that a plan may have. */
  readonly processesMax: number;
  /** Gates that one call takes on average, for the reach of PCT. */
  readonly stepsPerCall: number;
  /** Whether some schedules have faults. */
  readonly faults?: boolean | undefined;
}

export interface Scheduled extends Drawn<Plan> {
  readonly strategy: Strategy;
}

/** Which schedule is meant. */
export interface Draw extends Pick<Play, 'number' | 'strategy'> {
  readonly scenario: WorldScenario;
}

/**
 * A schedule depends only on the seed and on its place, so it is the same
 * whichever worker runs it.
 */
export function scheduleOf(
  { scenario, number, strategy }: Draw,
  options: ScheduleOptions,
  drafts: DraftSource,
  subject: LoadedSubject
): Scheduled {
  const { seed, stepsPerCall } = options;
  let draft = adaptDraft(
    drafts.draft(scenario, number),
    subject.contract,
    options.processesMax
  );
  const stream = randomStream('schedule', seed, scenario.id, number);
  const name = strategy ?? drawStrategy(stream);
  const ops = callersOf(draft.actors).flatMap((actor) => actor.ops);
  const calls = ops.reduce((sum, op) => sum + callsOf(op), 0);
  const entropy = stream.below(2 ** 31);
  const isApart = subject.outside && stream.below(REPLIES_APART_EVERY) === 0;
  const steps = calls * stepsPerCall * (isApart ? 2 : 1);
  const expectedSteps = Math.ceil(steps);
  let isRestarted = false;
  let drawn = strategyOf(name, stream, expectedSteps);
  // Of a stream of their own: all other schedules stay what they are.
  const fate = randomStream('faults', seed, scenario.id, number);
  if (
    options.faults &&
    mayBefall(draft, subject) &&
    (scenario.asks === 'faults' || fate.below(FAULTS_EVERY) === 0)
  ) {
    const befallen = drawFaults(draft, expectedSteps, fate, groundOf(subject));
    draft = befallen.draft;
    drawn = placed(drawn, NEMESIS, befallen.points);
    // Read twice at rest, unless only the clauses about power are asked.
    isRestarted = faultsIn(draft).every(({ kind }) => kind !== 'powerLoss');
  }
  const together = togetherIn(subject, seed, scenario.id, number);
  const plan: Plan = {
    ...draft,
    scenario: scenario.id,
    choices: [],
    faults: [],
    entropy,
    ...(together && { together }),
    ...(isApart && { replies: 'apart' }),
    ...timersOf(draft),
    ...(isRestarted && { rest: 'restarted' }),
  };
  return { plan, strategy: drawn };
}

/** Of a World in memory, one schedule in so many makes calls together. */
const TOGETHER_EVERY = 2;

/** How many microtasks apart; most Worlds await little between two acts. */
const TURNS = [0, 0, 0, 1, 2, 3, 4, 6, -1] as const;

/**
 * Effects are gates, so calls of a World without any, of which nothing outlives
 * its process, race only if they are made together. They are drawn from a stream
 * of their own, so that all else of a schedule stays what it is.
 */
function togetherIn(
  { contract, outside }: LoadedSubject,
  ...place: readonly (string | number)[]
): readonly number[] | undefined {
  if (outside || contract.capabilities.has('sharedState')) return undefined;
  const stream = randomStream('together', ...place);
  if (stream.below(TOGETHER_EVERY) > 0) return undefined;
  const length = 1 + stream.below(3);
  return Array.from(
    { length },
    () => TURNS[stream.below(TURNS.length)] as number
  );
}

/**
 * Whether its processes may die: something outlives them, the draft says
 * nothing of faults itself, and no program of a policy, which would have to die
 * with its process, is played.
 */
function mayBefall({ actors }: Draft, subject: LoadedSubject): boolean {
  return (
    outlives(subject) &&
    actors.length > 0 &&
    actors.every(
      (actor) =>
        !isNemesis(actor) && actor.ops.every(({ kind }) => kind !== 'request')
    )
  );
}

/** Whether there is a store beside the processes of a subject. */
function outlives({ contract, restart }: LoadedSubject): boolean {
  return restart !== undefined && contract.capabilities.has('sharedState');
}

/** Of a subject that says nothing of it. */
const UNDYING = 'nothing of it can be made again over what a death has left';

export function groundOf({
  disc,
  lose,
  restart,
  contract,
  undying = UNDYING,
}: LoadedSubject): FaultGround {
  return {
    ...(restart === undefined && { undying }),
    hasDisc: disc !== undefined,
    isServed: lose !== undefined,
    areApart: contract.capabilities.has('distributed'),
  };
}

/** What an exhaustive search of a draft puts in order. */
export function searchedPlan(
  { scenario, together }: Pick<ExhaustJob, 'scenario' | 'together'>,
  draft: Draft,
  { contract, outside }: LoadedSubject
): Plan {
  return {
    ...adaptDraft(draft, contract),
    scenario,
    choices: [],
    faults: [],
    entropy: 0,
    // A server may have done what its caller does not know of yet.
    ...(outside && { replies: 'apart' }),
    ...(together && { together }),
    ...timersOf(draft),
  };
}

/**
 * A fault may move time beyond every timer at once. Without one no timer comes
 * later than a schedule takes, and every schedule is what it always was.
 */
function timersOf({ actors }: Draft): Pick<Plan, 'timers'> {
  return actors.some(isNemesis) ? { timers: 'prompt' } : {};
}

/** A program of a policy is about so many calls long. */
const CALLS_OF_REQUEST = 8;

function callsOf({ kind }: Op): number {
  return kind === 'request' ? CALLS_OF_REQUEST : 1;
}
