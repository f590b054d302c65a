import type { ExhaustJob, Play } from '../../laboratory/jobs.js';
import type {
  Drawn,
  Ground,
  Laboratory,
  SimulateOptions,
  Telling,
} from '../../laboratory/laboratory.js';
import { lackOfControl } from '../../sim/control.js';
import { randomStream } from '../../sim/random.js';
import { drawStrategy, strategyOf } from '../../sim/strategies/portfolio.js';
import { followChoices } from '../../sim/strategies/strategy.js';
import { EngineError } from '../errors.js';
import type { GatedEngine, OpenGated } from './engine.js';
import { type GatedRow, scenarioOf } from './gated-row.js';
import {
  GATED_ENGINES,
  type GatedEvidence,
  type GatedLoad,
  type GatedWords,
} from './kind.js';
import type { GatedPlan } from './plan.js';
import {
  executePlan,
  type GatedExecuted,
  type GatedRun,
  judgedRun,
  traceLines,
} from './run-plan.js';
import {
  CANDIDATES,
  isSmaller,
  SHRINK_ATTEMPTS_MAX,
  switchesOf,
} from './shrink.js';
import { tellGates } from './story.js';
import { addCandidate, type GatedTally, type Sought } from './tally.js';

type Row = GatedRow<unknown>;

/** Workflow engines: what a row comes to. A scenario is a row at a surface. */
class GatedLaboratory implements Laboratory<GatedPlan, GatedRun, GatedWords> {
  readonly kind = GATED_ENGINES;
  readonly candidates = CANDIDATES;
  readonly shrinkAttemptsMax = SHRINK_ATTEMPTS_MAX;
  readonly isBetter = isSmaller;
  readonly trace = traceLines;
  readonly story = tellGates;
  readonly #began: () => void;
  #load: GatedLoad | undefined;
  #engine: GatedEngine | undefined;
  /** Steps of the first schedule of each row. */
  readonly #lengths = new Map<string, number>();

  constructor({ began }: Ground) {
    this.#began = began;
  }

  async load(load: GatedLoad): Promise<object> {
    await this.close();
    this.#load = load;
    const path = `../${load.engine}/gated/engine.js`;
    const url = new URL(path, import.meta.url);
    const module = (await import(url.href)) as { openGated: OpenGated };
    this.#engine = await module.openGated(load);
    return {};
  }

  /** The first one in sequence; a search puts that in every order. */
  async draw(wanted: Play | ExhaustJob): Promise<Drawn<GatedPlan>> {
    const row = this.#rowOf(wanted.scenario);
    const plan = this.#firstPlan(row);
    const strategy = followChoices([]);
    if ('kind' in wanted || wanted.number === 0) return { plan, strategy };
    const { seed } = this.#opened;
    const { id, surface } = row;
    const length = await this.#lengthOf(row, plan);
    const stream = randomStream('gated', seed, id, surface, wanted.number);
    const name = wanted.strategy ?? drawStrategy(stream);
    const drawn = strategyOf(name, stream, length);
    return {
      plan: { ...plan, entropy: stream.below(2 ** 31) },
      strategy: drawn,
    };
  }

  async simulate(
    plan: GatedPlan,
    { strategy }: SimulateOptions<GatedPlan> = {}
  ): Promise<GatedExecuted> {
    this.#began();
    const row = this.#rowIn(plan);
    const { subject } = this.#opened;
    const run = await executePlan(subject, row, plan, strategy);
    const scenario = scenarioOf(row);
    if (!this.#lengths.has(scenario)) {
      this.#lengths.set(scenario, run.simulated.trace.length);
    }
    return run;
  }

  judge(executed: GatedExecuted): GatedRun {
    return judgedRun(this.#rowIn(executed.plan), executed);
  }

  add(tally: GatedTally, { plan, simulated, ...run }: GatedRun, play?: Play) {
    const { finding, failure } = run;
    tally.schedules++;
    tally.steps += simulated.trace.length;
    if (!finding) {
      const message = failure ?? 'came to nothing';
      tally.failures.push({ index: play?.index ?? -1, message, plan });
      return;
    }
    tally.findings.push(finding);
    const { word, hits = 0 } = finding;
    const row = this.#rowIn(plan);
    const sought = { word, isHit: hits > 0 };
    addCandidate(tally, { plan, sought, rank: rankOf(row, sought) });
  }

  lackOfControl(first: GatedRun, second: GatedRun): string | undefined {
    const [one, two] = [traceLines(first), traceLines(second)];
    const { escapes } = second.simulated;
    return lackOfControl(one, two, escapes) ?? second.failure;
  }

  shows({ finding }: GatedRun, { word, isHit }: Sought): boolean {
    return finding?.word === word && (finding.hits ?? 0) > 0 === isHit;
  }

  told(run: GatedRun, { word }: Sought, { story }: Telling): GatedEvidence {
    return {
      plan: run.plan,
      word,
      trace: traceLines(run),
      story,
      switches: switchesOf(run),
    };
  }

  ending({ finding }: GatedRun): string {
    return finding?.word ?? 'none';
  }

  async close(): Promise<void> {
    await this.#engine?.subject.close();
    this.#engine = undefined;
  }

  get #opened(): GatedEngine & GatedLoad {
    const [engine, load] = [this.#engine, this.#load];
    if (engine && load) return { ...load, ...engine };
    throw new EngineError('engine', 'nothing is open under gates');
  }

  #firstPlan({ id, surface, cast }: Row): GatedPlan {
    const { engine } = this.#opened;
    const names = cast.map(({ name }) => name);
    const drawn = { cast: names, entropy: 0, choices: [] };
    return { engine, row: id, surface, ...drawn };
  }

  async #lengthOf(row: Row, plan: GatedPlan): Promise<number> {
    const known = this.#lengths.get(scenarioOf(row));
    if (known !== undefined) return known;
    const strategy = followChoices([]);
    const { simulated } = await this.simulate(plan, { strategy });
    return simulated.trace.length;
  }

  #rowIn({ row, surface }: GatedPlan): Row {
    return this.#rowOf(scenarioOf({ id: row, surface }));
  }

  #rowOf(scenario: string): Row {
    const { rows, engine } = this.#opened;
    const row = rows.find((each) => scenarioOf(each) === scenario);
    if (row) return row;
    throw new EngineError(engine, `knows no row ${scenario}`);
  }
}

/** Off what is claimed, or what the row looks for; more if it is the worst. */
function rankOf({ claimed, worst }: Row, { word, isHit }: Sought): number {
  const isOff = isHit || (claimed ? !claimed.words.includes(word) : false);
  if (!isOff) return 0;
  return word === worst ? 2 : 1;
}

export function open(ground: Ground): GatedLaboratory {
  return new GatedLaboratory(ground);
}
