import type { Plan } from '../../model/plan.js';
import { lackOfControl } from '../../sim/control.js';
import { watched } from '../../sim/gates/native.js';
import { differenceOf } from '../../sim/trace.js';
import { loadSubject } from '../../worlds/load.js';
import type { DataDirectory } from '../../worlds/package/package-world.js';
import { type LoadedSubject, PROCESSES_MAX } from '../../worlds/subject.js';
import { askedScenarios } from '../asked-scenarios.js';
import {
  attempt,
  type Executed,
  execute,
  judged,
  traceLines,
} from '../attempt.js';
import { DraftSource, type WorldScenario } from '../drafts.js';
import { exhaust } from '../exhaust.js';
import { type ScheduleOptions, scheduleAt } from '../schedule.js';
import { shrinkDivergence } from '../shrink/shrink-divergence.js';
import { simulate } from '../simulate.js';
import { tellStory } from '../story/story.js';
import { turnsOf } from '../turns.js';
import type { Answer, ReplayedAnswer, Request } from './protocol.js';
import { addAttempt, emptyTally } from './tally.js';
import { warmUp } from './warm-up.js';

/** One schedule in so many is run twice, and the traces compared. */
const TWICE_EVERY = 20;

/** Modules are never unloaded: a host that has loaded so many is replaced. */
const RENEWALS_MAX = 20;

/**
 * One host process: it holds one subject and runs what it is asked. The gates
 * are installed before it loads anything.
 */
export class Host {
  #subject: LoadedSubject | undefined;
  #drafts = new DraftSource('');
  #options: ScheduleOptions | undefined;
  readonly #data: DataDirectory;
  readonly #began: () => void;
  #renewals = 0;

  constructor(data: DataDirectory, began: () => void) {
    this.#data = data;
    this.#began = began;
  }

  async answer(request: Request): Promise<Answer> {
    const answer = await this.#answer(request);
    return this.#renewals < RENEWALS_MAX ? answer : { ...answer, isWorn: true };
  }

  async #answer(request: Request): Promise<Answer> {
    switch (request.kind) {
      case 'load':
        return this.#load(request);
      case 'batch':
        return this.#batch(request.indices);
      case 'exhaust':
        return exhaust(
          this.#loaded,
          this.#drafts.draft(this.#scenario(request.scenario), 0),
          request
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

  #scenario(id: string): WorldScenario {
    const found = this.#options?.turns.find((each) => each.scenario.id === id);
    if (!found) throw new TypeError(`No scenario is called ${id}`);
    return found.scenario;
  }

  async #load(request: Extract<Request, { kind: 'load' }>): Promise<Answer> {
    const loaded = await loadSubject(request.spec, this.#data);
    const { subject, stepsPerCall } = await warmUp(
      announcing(loaded, this.#began, () => this.#renewals++)
    );
    const { version, specVersion, capabilities } = subject.contract;
    const { seed, strategy, processesMax = PROCESSES_MAX } = request;
    const scenarios = askedScenarios(request).filter(({ needs = [] }) =>
      needs.every((need) => capabilities.has(need))
    );
    this.#subject = subject;
    this.#drafts = new DraftSource(seed);
    this.#options = {
      seed,
      strategy,
      turns: turnsOf(scenarios, request.clauses),
      stepsPerCall,
      processesMax,
    };
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
  async #batch(indices: readonly number[]): Promise<Answer> {
    const options = this.#options as ScheduleOptions;
    const tally = emptyTally();
    const runs: { index: number; run: Executed; lack: string | undefined }[] =
      [];
    for (const index of indices) {
      const scheduled = scheduleAt(index, options, this.#drafts, this.#loaded);
      const { plan, strategy } = scheduled;
      const run = await execute(this.#loaded, plan, strategy);
      const isTwice = index % TWICE_EVERY === 0;
      if (isTwice) tally.checkedTwice++;
      const lack = isTwice
        ? await watched(() => this.#lackOfControl(run))
        : undefined;
      runs.push({ index, run, lack });
    }
    for (const { index, run, lack } of runs) {
      if (lack === undefined) {
        addAttempt(tally, index, judged(run, this.#loaded));
      } else {
        tally.differed++;
        tally.failures.push({ index, message: lack, plan: run.plan });
      }
    }
    return tally;
  }

  async #lackOfControl(first: Executed): Promise<string | undefined> {
    const { failure, simulated } = first;
    // The watch may name what only showed as a wake-up from outside.
    const isNamed = failure !== undefined && simulated.escapes.length === 0;
    if (isNamed) return undefined;
    const second = await simulate(this.#loaded, first.plan);
    const lines = traceLines(simulated);
    return lackOfControl(lines, traceLines(second), second.escapes);
  }

  async #replay(
    plan: Plan,
    clause: string,
    expected: readonly string[]
  ): Promise<ReplayedAnswer> {
    const replayed = await attempt(this.#loaded, plan);
    const trace = traceLines(replayed.simulated);
    const broken: readonly string[] = replayed.broken;
    return {
      kind: 'replayed',
      diverges: broken.includes(clause),
      broken,
      story: tellStory(replayed, clause),
      trace,
      mismatch: differenceOf(expected, trace),
      failure: replayed.failure,
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
