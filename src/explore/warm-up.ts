import type { History } from '../model/history.js';
import { isUndecided } from '../model/refusals.js';
import type { Refused } from '../model/response.js';
import { changesOutside } from '../sim/gates/files/outside.js';
import { followChoices } from '../sim/strategies/strategy.js';
import { lacksIn } from '../worlds/contract/surface/listen.js';
import { SubjectError } from '../worlds/errors.js';
import { type LoadedSubject, PROCESSES_MAX } from '../worlds/subject.js';
import { knowsWaits } from './knows-waits.js';
import type { Plan } from './plan/plan.js';
import { type Simulated, simulate } from './simulate.js';
import { wholeInOneLine } from './story/refusal.js';
import { telling } from './telling.js';

/** One life of everything; with `retainMs` where the World knows deadlines. */
const LIFE = (
  run: string,
  hook: string,
  token: string,
  process: number,
  retainMs: number | undefined
) =>
  ({
    name: 'ABC'.charAt(process),
    process,
    ops: [
      { kind: 'start', run, workflow: 'w', input: `in-${run}` },
      { kind: 'createHook', run, hook, token, retainMs },
      { kind: 'resumeByToken', token, payload: `${run}-1` },
      { kind: 'createStep', run, step: `s-${run}` },
      { kind: 'startStep', run, step: `s-${run}` },
      { kind: 'completeStep', run, step: `s-${run}` },
      { kind: 'disposeHook', run, hook },
      { kind: 'endRun', run, status: 'completed', value: `${run}-2` },
    ],
  }) as const;

const EMPTY_PLAN: Plan = {
  scenario: 'warm-up',
  setup: [],
  actors: [],
  clock: { tickMs: 1, skewMs: [0] },
  choices: [],
  faults: [],
  entropy: 0,
};

/** Calls that an actor of the plan below issues. */
const CALLS = 10;

/** Whether a run that one process creates is found by another. */
async function sharesState(subject: LoadedSubject): Promise<boolean> {
  const { history } = await simulate(subject, {
    ...EMPTY_PLAN,
    setup: [{ kind: 'createRun', run: 'r0', workflow: 'w', input: 'in-r0' }],
    actors: [{ name: 'A', process: 1, ops: [{ kind: 'getRun', run: 'r0' }] }],
    clock: { tickMs: 1, skewMs: [0, 0] },
  });
  return history.operations.some(
    ({ actor, response }) => actor === 'A' && response?.ok === true
  );
}

/**
 * What a subject promises, as far as it applies: a World in memory is not asked
 * what happens between processes, and a World on files is not asked what
 * happens between machines.
 */
async function probe(
  subject: LoadedSubject,
  usesFiles: boolean
): Promise<LoadedSubject> {
  const capabilities = new Set(subject.contract.capabilities);
  if (await sharesState(subject)) {
    capabilities.add('sharedState');
    if (!usesFiles) capabilities.add('distributed');
    else if (subject.disc) capabilities.add('files');
  }
  if (capabilities.has('waits') && !(await knowsWaits(subject, EMPTY_PLAN))) {
    capabilities.delete('waits');
  }
  if (subject.outside?.isAskedForTime) capabilities.delete('virtualTime');
  return { ...subject, contract: { ...subject.contract, capabilities } };
}

/**
 * What the first run of every process met, if it is not an answer of a World.
 */
function cannotCreate({ operations }: History): Refused | undefined {
  const refusals = operations
    .filter(({ call }) => call.kind === 'createRun')
    .map(({ response }) => (response?.ok === false ? response : undefined));
  const [first] = refusals;
  const isDecided = refusals.some((each) => !each || !isUndecided(each));
  return isDecided ? undefined : first;
}

/**
 * A World that throws at the first run of every process is not set up. Judged
 * all the same, it would break nearly every clause and say nothing.
 */
function assertCreatesRuns({ spec }: LoadedSubject, history: History): void {
  const first = cannotCreate(history);
  if (!first) return;
  const option = spec.dataDirOption ?? 'dataDir';
  const advice = spec.server
    ? 'is what it expects in its database there?'
    : `its data directory was given as the option ${option}; --data-dir-option names another`;
  // What a query said at length helps less than what the server said of it.
  const why = wholeInOneLine(first.because ?? first.message);
  throw new SubjectError(spec.id, `cannot create a run: ${why} (${advice})`);
}

/**
 * What a World keeps in real files is still there in the next schedule, so
 * nothing that is seen of it can be repeated.
 */
function assertStaysInside({ spec }: LoadedSubject): void {
  const [first, ...more] = changesOutside();
  if (first === undefined) return;
  const others = more.length > 0 ? ` and ${more.length} more` : '';
  const { dataDirOption: option = 'dataDir' } = spec;
  throw new SubjectError(
    spec.id,
    `changes real files, outside of its data directory: ${first}${others} (the directory was given as the option ${option}; --data-dir-option names another)`
  );
}

export interface WarmSubject {
  readonly subject: LoadedSubject;
  /** Gates that a call takes on average. */
  readonly stepsPerCall: number;
  /** Methods of the contract that it has not. */
  readonly lacks: readonly string[];
}

/** Hears of each call before it is made. */
type Tell = Parameters<typeof telling>[2];

/**
 * Takes every simulated process through one life, so that what a package loads
 * or builds on first use is there before the first schedule.
 */
export async function warmUp(
  subject: LoadedSubject,
  tell?: Tell
): Promise<WarmSubject> {
  const live = () => {
    const plan = lives(subject);
    const strategy = followChoices([]);
    const told = tell && telling(plan, strategy, tell);
    return simulate(subject, plan, { strategy, ...told });
  };
  let { trace, history, asked } = await untilAtRest(live);
  if (subject.start && cannotCreate(history)) {
    await subject.start();
    ({ trace, history, asked } = await untilAtRest(live));
  }
  assertStaysInside(subject);
  assertCreatesRuns(subject, history);
  const usesFiles = trace.some(({ label }) => label.kind === 'fs');
  return {
    subject: kept(await probe(subject, usesFiles)),
    stepsPerCall: Math.max(1, trace.length / (PROCESSES_MAX * CALLS)),
    lacks: lacksIn(asked),
  };
}

/**
 * A life that does not come to its end may wait for what is loaded from a busy disc,
 * and its modules are loaded anew since: as cold as before.
 */
async function untilAtRest(live: () => Promise<Simulated>): Promise<Simulated> {
  let lived = await live();
  for (let tries = 1; tries < COLD_TRIES_MAX; tries++) {
    if (lived.ending.kind === 'quiet') break;
    lived = await live();
  }
  return lived;
}

function lives({ contract }: LoadedSubject): Plan {
  const retains = contract.capabilities.has('hookRetention');
  const retainMs = retains ? 60_000 : undefined;
  const actors = Array.from({ length: PROCESSES_MAX }, (_, process) =>
    LIFE(`r${process}`, `h${process}`, `t${process}`, process, retainMs)
  );
  return {
    ...EMPTY_PLAN,
    actors,
    clock: { tickMs: 1, skewMs: actors.map(() => 0) },
  };
}

/** As often warmth is tried where no life of a World comes to rest. */
const COLD_TRIES_MAX = 3;

/** What is loaded anew is as warm as what it replaces. */
function kept(subject: LoadedSubject): LoadedSubject {
  if (!subject.renew) return subject;
  let never: string | undefined;
  const live = (plan: Plan) =>
    simulate(subject, plan, { strategy: followChoices([]) });
  return {
    ...subject,
    cannotBegin: () => never,
    async renew() {
      await subject.renew?.();
      await untilAtRest(() => live(lives(subject)));
    },
    ...(subject.prepare && {
      async prepare(restarts: number) {
        // As many as the plan of second lives needs.
        const count = Math.max(restarts, PROCESSES_MAX);
        for (let tries = 0; tries < COLD_TRIES_MAX; tries++) {
          const graphs = (await subject.prepare?.(count)) ?? 0;
          // Those that served so far too: they serve in turn from now on.
          for (let dead = 0; dead < graphs; dead += PROCESSES_MAX) {
            const { history } = await live(secondLives(subject));
            never ??= firstThrown(history);
          }
          if (graphs === 0) return 0;
        }
        // Those that could not be laid to rest are gone: others do, if cold.
        await subject.prepare?.(count);
        return 0;
      },
    }),
  };
}

/** What it threw where nothing was there yet. */
function firstThrown({ faults = [] }: History): string | undefined {
  for (const { threw } of faults) if (threw) return threw;
  return undefined;
}

/** Every process dies before it has done anything, and lives then. */
function secondLives(subject: LoadedSubject): Plan {
  const plan = lives(subject);
  const ops = plan.actors.flatMap(({ process }) => [
    { kind: 'crash', process } as const,
    { kind: 'restart', process } as const,
  ]);
  const nemesis = { name: '0', process: 0, role: 'nemesis', ops } as const;
  return { ...plan, actors: [nemesis, ...plan.actors] };
}
