import type { ExhaustJob, Play } from '../laboratory/jobs.js';
import type {
  Drawn,
  Ground,
  Laboratory,
  SimulateOptions,
  Telling,
} from '../laboratory/laboratory.js';
import { spotLines } from '../report/causes.js';
import type { Story } from '../story/print.js';
import { SubjectError } from '../worlds/errors.js';
import { loadSubject } from '../worlds/load.js';
import { type LoadedSubject, PROCESSES_MAX } from '../worlds/subject.js';
import { askedScenarios } from './asked-scenarios.js';
import {
  type Attempt,
  type Executed,
  execute,
  judged,
  traceLines,
} from './attempt.js';
import { causeOf } from './cause/cause.js';
import { clausesOf, wordsOf } from './doubts.js';
import { DraftSource, type WorldScenario } from './drafts.js';
import { WORLDS } from './kind.js';
import type { Load, Loaded, Sought, Tally, WorldWords } from './messages.js';
import type { Draft, Plan } from './plan/plan.js';
import { withRemedy } from './remedy.js';
import { lackOfControl } from './same-twice.js';
import { groundOf, scheduleOf, searchedPlan } from './schedule.js';
import { divergenceOf } from './shrink/divergence-of.js';
import { ATTEMPTS_MAX, isWorse, PASSES } from './shrink/shrink.js';
import { draftsOfPair } from './small-scope/pair-drafts.js';
import { pairById } from './small-scope/pair-scenario.js';
import { tellStory } from './story/story.js';
import { addAttempt, addPlay } from './tally.js';
import { telling } from './telling.js';
import { whyUnaskable } from './unaskable.js';
import { warmUp } from './warm-up.js';

/** Modules are never unloaded: a host that has loaded so many is replaced. */
const RENEWALS_MAX = 20;

/** The same where that is what was asked for. */
const RENEWALS_WANTED = 200;

/** What plays are drawn by. */
interface Drawing {
  readonly seed: string;
  readonly stepsPerCall: number;
  readonly processesMax: number;
  readonly faults: boolean | undefined;
  readonly drafts: DraftSource;
  readonly scenarios: ReadonlyMap<string, WorldScenario>;
}

/** Worlds: clauses of the contract, broken or not. */
export class WorldLaboratory implements Laboratory<Plan, Attempt, WorldWords> {
  readonly kind = WORLDS;
  readonly candidates = PASSES;
  readonly shrinkAttemptsMax = ATTEMPTS_MAX;
  readonly trace = ({ simulated }: Attempt) => traceLines(simulated);
  readonly lackOfControl = lackOfControl;
  readonly #ground: Ground;
  #subject: LoadedSubject | undefined;
  #drawing: Drawing | undefined;
  #renewals = 0;

  constructor(ground: Ground, subject?: LoadedSubject) {
    this.#ground = ground;
    this.#subject = subject;
  }

  get isWorn(): boolean {
    const { renewsEach, graphs } = this.#subject ?? {};
    const most = renewsEach ? RENEWALS_WANTED : RENEWALS_MAX;
    const graphsMax = PROCESSES_MAX * (most + 1);
    return this.#renewals >= most || (graphs?.() ?? 0) > graphsMax;
  }

  async load(load: Load): Promise<Loaded> {
    const loaded = await loadSubject(load.spec, this.#ground.data);
    const { subject, stepsPerCall, lacks } = await warmUp(
      this.#announcing(loaded),
      this.#ground.asks
    );
    const { version, specVersion, capabilities } = subject.contract;
    const { seed, processesMax = PROCESSES_MAX } = load;
    const scenarios = askedScenarios(load).filter(({ needs = [] }) =>
      needs.every((need) => capabilities.has(need))
    );
    this.#subject = { ...subject, renewsEach: load.freshModules === true };
    this.#drawing = {
      ...{ seed, stepsPerCall, processesMax, faults: load.faults },
      drafts: new DraftSource(seed),
      scenarios: new Map(scenarios.map((each) => [each.id, each])),
    };
    return {
      contractVersion: version,
      specVersion,
      capabilities: [...capabilities],
      lacks,
      ground: groundOf(subject),
      scenarios: scenarios.map(({ id }: WorldScenario) => id),
    };
  }

  draw(wanted: Play | ExhaustJob): Drawn<Plan> {
    if ('kind' in wanted) {
      const draft = this.#draftOf(wanted);
      return { plan: searchedPlan(wanted, draft, this.#loaded) };
    }
    const { drafts, ...options } = this.#drawn;
    const scenario = this.#scenario(wanted.scenario);
    return scheduleOf({ ...wanted, scenario }, options, drafts, this.#loaded);
  }

  simulate(
    plan: Plan,
    { tell, ...options }: SimulateOptions<Plan> = {}
  ): Promise<Executed> {
    const told = tell && telling(plan, options.strategy, tell);
    return execute(this.#loaded, plan, { ...options, ...told });
  }

  judge(executed: Executed): Attempt {
    return judged(executed, this.#loaded);
  }

  add(tally: Tally, attempt: Attempt, play?: Play): void {
    if (play) addPlay(tally, play, attempt);
    else addAttempt(tally, -1, attempt);
  }

  remedied(lack: string, plan: Plan): Promise<string> {
    return withRemedy(this.#loaded, plan, lack);
  }

  shows(
    { broken, doubts }: Attempt,
    { clause, doubt, mayBeDoubted }: Sought
  ): boolean {
    if (doubt !== undefined)
      return doubts.some((one) => wordsOf(one) === doubt);
    if (broken.includes(clause)) return true;
    const isDoubted = doubts.some((one) => clausesOf(one).includes(clause));
    return mayBeDoubted === true && isDoubted;
  }

  isBetter(tried: Attempt, best: Attempt): boolean {
    return !isWorse(tried, best);
  }

  story(attempt: Attempt, sought?: Sought): Story {
    return tellStory(attempt, sought?.clause ?? '');
  }

  spots(attempt: Attempt): readonly string[] {
    return spotLines(causeOf(attempt));
  }

  told(attempt: Attempt, sought: Sought, telling: Telling) {
    return divergenceOf(this.#loaded, attempt, sought, telling);
  }

  assertAskable(plan: Plan): void {
    const { spec, contract } = this.#loaded;
    const lack = whyUnaskable(plan, contract);
    if (lack !== undefined) throw new SubjectError(spec.id, lack);
  }

  get #loaded(): LoadedSubject {
    if (!this.#subject) throw new TypeError('Nothing is loaded');
    return this.#subject;
  }

  get #drawn(): Drawing {
    if (!this.#drawing) throw new TypeError('Nothing is loaded');
    return this.#drawing;
  }

  #draftOf({ scenario, draft }: ExhaustJob): Draft {
    const pair = pairById(scenario);
    if (pair) return draftsOfPair(pair)[draft] as Draft;
    return this.#drawn.drafts.draft(this.#scenario(scenario), draft);
  }

  #scenario(id: string): WorldScenario {
    const found = this.#drawn.scenarios.get(id);
    if (!found) throw new TypeError(`No scenario is called ${id}`);
    return found;
  }

  /** Every schedule begins with fresh state, whatever it is part of. */
  #announcing(subject: LoadedSubject): LoadedSubject {
    return {
      ...subject,
      fresh: (instances) => {
        this.#ground.began();
        return subject.fresh(instances);
      },
      ...(subject.renew && {
        renew: async () => {
          this.#renewals++;
          await subject.renew?.();
        },
      }),
    };
  }
}

export function open(ground: Ground): WorldLaboratory {
  return new WorldLaboratory(ground);
}
