import { watched } from '../../sim/gates/native.js';
import { differenceOf } from '../../sim/trace.js';
import { SubjectError } from '../../worlds/errors.js';
import { loadSubject } from '../../worlds/load.js';
import type { DataDirectory } from '../../worlds/package/package-world.js';
import { type LoadedSubject, PROCESSES_MAX } from '../../worlds/subject.js';
import { askedScenarios } from '../asked-scenarios.js';
import {
  type Attempt,
  attemptWithPlaces,
  type Executed,
  execute,
  judged,
  traceLines,
} from '../attempt.js';
import { clausesOf } from '../doubts.js';
import { DraftSource, type WorldScenario } from '../drafts.js';
import { exhaust } from '../exhaust.js';
import type { ExhaustJob, Play } from '../jobs.js';
import type { Draft, Plan } from '../plan/plan.js';
import { withRemedy } from '../remedy.js';
import { lackOfControl } from '../same-twice.js';
import { type ScheduleOptions, scheduleOf } from '../schedule.js';
import { shrinkDivergence } from '../shrink/shrink-divergence.js';
import { draftsOfPair } from '../small-scope/pair-drafts.js';
import { pairById } from '../small-scope/pair-scenario.js';
import { tellStory } from '../story/story.js';
import { whyUnaskable } from '../unaskable.js';
import type {
  Announcement,
  Answer,
  ReplayedAnswer,
  Request,
  Timed,
} from './protocol.js';
import { addPlay, emptyTally } from './tally.js';
import { telling } from './telling.js';
import { isOver } from './wall.js';
import { warmUp } from './warm-up.js';

/** Modules are never unloaded: a host that has loaded so many is replaced. */
const RENEWALS_MAX = 20;

/** The same where that is what was asked for. */
const RENEWALS_WANTED = 200;

/**
 * One host process: it holds one subject and runs what it is asked. The gates
 * are installed before it loads anything.
 */
export class Host {
  #subject: LoadedSubject | undefined;
  #drafts = new DraftSource('');
  #options: ScheduleOptions | undefined;
  #scenarios: ReadonlyMap<string, WorldScenario> = new Map();
  readonly #data: DataDirectory;
  readonly #began: () => void;
  readonly #tell: (message: Announcement) => void;
  #renewals = 0;
  #renewalsMax = RENEWALS_MAX;

  constructor(
    data: DataDirectory,
    began: () => void,
    tell: (message: Announcement) => void = () => undefined
  ) {
    this.#tell = tell;
    this.#data = data;
    this.#began = began;
  }

  async answer(request: Request): Promise<Answer> {
    const answer = await this.#answer(request);
    return this.#renewals < this.#renewalsMax
      ? answer
      : { ...answer, isWorn: true };
  }

  async #answer(request: Request): Promise<Answer> {
    switch (request.kind) {
      case 'load':
        return this.#load(request);
      case 'batch':
        return this.#batch(request.plays, request);
      case 'exhaust':
        return exhaust(
          this.#loaded,
          this.#draftOf(request),
          request,
          request.isTold ? this.#tell : undefined
        );
      case 'shrink':
        return {
          kind: 'shrunk',
          // Nothing is published of a schedule that was not controlled.
          divergence: await watched(() =>
            shrinkDivergence(this.#loaded, request)
          ),
        };
      case 'replay':
        return watched(() =>
          this.#replay(request.plan, request.clause, request.trace)
        );
    }
  }

  get #loaded(): LoadedSubject {
    if (!this.#subject) throw new TypeError('Nothing is loaded');
    return this.#subject;
  }

  #draftOf({ scenario, draft }: ExhaustJob): Draft {
    const pair = pairById(scenario);
    if (pair) return draftsOfPair(pair)[draft] as Draft;
    return this.#drafts.draft(this.#scenario(scenario), draft);
  }

  #scenario(id: string): WorldScenario {
    const found = this.#scenarios.get(id);
    if (!found) throw new TypeError(`No scenario is called ${id}`);
    return found;
  }

  async #load(request: Extract<Request, { kind: 'load' }>): Promise<Answer> {
    const loaded = await loadSubject(request.spec, this.#data);
    const { subject, stepsPerCall } = await warmUp(
      announcing(loaded, this.#began, () => this.#renewals++)
    );
    const { version, specVersion, capabilities } = subject.contract;
    const { seed, processesMax = PROCESSES_MAX } = request;
    const scenarios = askedScenarios(request).filter(({ needs = [] }) =>
      needs.every((need) => capabilities.has(need))
    );
    const renewsEach = request.freshModules === true;
    this.#subject = { ...subject, renewsEach };
    this.#renewalsMax = renewsEach ? RENEWALS_WANTED : RENEWALS_MAX;
    this.#drafts = new DraftSource(seed);
    this.#scenarios = new Map(scenarios.map((each) => [each.id, each]));
    this.#options = { seed, stepsPerCall, processesMax };
    return {
      kind: 'loaded',
      contractVersion: version,
      specVersion,
      capabilities: [...capabilities],
      scenarios: scenarios.map(({ id }: WorldScenario) => id),
    };
  }

  /**
   * First all are run, then all are judged: code and data of either stay at
   * hand, which saves a tenth of the time.
   */
  async #batch(
    plays: readonly Play[],
    { untilMs, isTold }: Timed & { readonly isTold?: boolean | undefined }
  ): Promise<Answer> {
    const tally = emptyTally();
    const runs: { play: Play; run: Executed; second: Executed | undefined }[] =
      [];
    for (const [at, play] of plays.entries()) {
      if (at > 0 && isOver(untilMs)) break;
      const run = await this.#run(play, isTold);
      const second = play.isTwice ? await this.#runAgain(run) : undefined;
      if (play.isTwice) tally.checkedTwice++;
      runs.push({ play, run, second });
    }
    for (const { play, run, second } of runs) {
      const first = judged(run, this.#loaded);
      const lack = second && lackOfControl(first, judged(second, this.#loaded));
      if (lack === undefined) addPlay(tally, play, first);
      else {
        const { index } = play;
        tally.schedules++;
        tally.differed++;
        const message = await withRemedy(this.#loaded, run.plan, lack);
        tally.failures.push({ index, message, plan: run.plan });
      }
    }
    return tally;
  }

  async #run(play: Play, isTold?: boolean): Promise<Executed> {
    const scheduled = scheduleOf(
      { ...play, scenario: this.#scenario(play.scenario) },
      this.#options as ScheduleOptions,
      this.#drafts,
      this.#loaded
    );
    const { plan, strategy } = scheduled;
    const options = isTold ? telling(plan, strategy, this.#tell) : { strategy };
    return execute(this.#loaded, plan, options);
  }

  /** Looked at more closely than the first time, unless that had failed. */
  async #runAgain(first: Executed): Promise<Executed | undefined> {
    const { failure, simulated } = first;
    // The watch may name what only showed as a wake-up from outside.
    const isNamed = failure !== undefined && simulated.escapes.length === 0;
    if (isNamed) return undefined;
    return watched(() => execute(this.#loaded, first.plan));
  }

  async #replay(
    plan: Plan,
    clause: string | undefined,
    expected: readonly string[]
  ): Promise<ReplayedAnswer> {
    const { spec, contract } = this.#loaded;
    const lack = whyUnaskable(plan, contract);
    if (lack !== undefined) throw new SubjectError(spec.id, lack);
    const replayed = await attemptWithPlaces(this.#loaded, plan);
    if (clause === undefined) return this.#replayFailure(replayed);
    const trace = traceLines(replayed.simulated);
    const broken: readonly string[] = replayed.broken;
    return {
      kind: 'replayed',
      diverges:
        broken.includes(clause) ||
        replayed.doubts.some((each) =>
          clausesOf(each).some((id) => id === clause)
        ),
      broken,
      story: tellStory(replayed, clause),
      trace,
      mismatch: differenceOf(expected, trace),
      failure: replayed.failure,
    };
  }

  /** What the harness met may be that two runs differ. */
  async #replayFailure(first: Attempt): Promise<ReplayedAnswer> {
    let { failure } = first;
    if (failure === undefined) {
      const second = await execute(this.#loaded, first.plan);
      failure = lackOfControl(first, judged(second, this.#loaded));
    }
    return {
      kind: 'replayed',
      diverges: false,
      broken: first.broken,
      story: tellStory(first, ''),
      trace: traceLines(first.simulated),
      failure,
    };
  }
}

/** Every schedule begins with fresh state, whatever it is part of. */
function announcing(
  subject: LoadedSubject,
  began: () => void,
  renewed: () => void
): LoadedSubject {
  return {
    ...subject,
    fresh(instances) {
      began();
      return subject.fresh(instances);
    },
    ...(subject.renew && {
      async renew() {
        renewed();
        await subject.renew?.();
      },
    }),
  };
}
