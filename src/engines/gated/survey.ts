import { lackOfControl as differs } from '../../sim/control.js';
import { randomStream } from '../../sim/random.js';
import { exhaustiveSearch } from '../../sim/strategies/exhaustive.js';
import { drawStrategy, strategyOf } from '../../sim/strategies/portfolio.js';
import { followChoices } from '../../sim/strategies/strategy.js';
import type { Finding } from '../rows/row.js';
import type { GatedRow } from './gated-row.js';
import type { GatedPlan } from './plan.js';
import { type GatedRun, runPlan, traceLines } from './run-plan.js';
import type { GatedSubject } from './subject.js';

/** One schedule in so many is run twice, and the traces compared. */
const TWICE_EVERY = 20;

export interface SurveyOptions {
  readonly engine: string;
  readonly seed: string;
  readonly schedules: number;
  /** Called as each schedule begins. */
  readonly onSchedule: () => void;
}

/** What one schedule came to. */
export interface GatedTry {
  readonly finding: Finding | undefined;
  readonly failure: string | undefined;
}

export interface Survey {
  readonly tries: GatedTry[];
  steps: number;
  checkedTwice: number;
  differed: number;
  /** Of an exhaustive search: whether it came to its end. */
  isComplete?: boolean;
  /** The run to tell of: the worst that is off the claim, else the first. */
  evidence: GatedRun | undefined;
}

/** Plays a row in as many schedules as asked, the first one in sequence. */
export async function survey<E>(
  subject: GatedSubject<E>,
  row: GatedRow<E>,
  options: SurveyOptions
): Promise<Survey> {
  const survey: Survey = {
    tries: [],
    steps: 0,
    checkedTwice: 0,
    differed: 0,
    evidence: undefined,
  };
  const play = async (
    plan: GatedPlan,
    strategy = followChoices(plan.choices)
  ) => {
    options.onSchedule();
    const run = await runPlan(subject, row, plan, strategy);
    await enter(subject, row, survey, run);
    return run;
  };
  const plan = planOf(row, options.engine, 0);
  if (row.exhaust !== undefined) {
    const search = exhaustiveSearch(row.exhaust);
    while (search.choices && survey.tries.length < options.schedules) {
      const choices = [...search.choices];
      const { trace } = await play({ ...plan, choices });
      search.advance(trace);
    }
    survey.isComplete = search.choices === undefined;
    return survey;
  }
  const { trace } = await play(plan);
  for (let index = 1; index < options.schedules; index++) {
    const { seed } = options;
    const stream = randomStream('gated', seed, row.id, row.surface, index);
    const strategy = strategyOf(drawStrategy(stream), stream, trace.length);
    await play({ ...plan, entropy: stream.below(2 ** 31) }, strategy);
  }
  return survey;
}

function planOf<E>(
  { id, surface, cast }: GatedRow<E>,
  engine: string,
  entropy: number
): GatedPlan {
  const names = cast.map(({ name }) => name);
  return { engine, row: id, surface, cast: names, entropy, choices: [] };
}

/** Determinism is checked, not hoped for: what differs is no finding. */
async function enter<E>(
  subject: GatedSubject<E>,
  row: GatedRow<E>,
  survey: Survey,
  run: GatedRun
): Promise<void> {
  const index = survey.tries.length;
  survey.steps += run.trace.length;
  let { finding, failure } = run;
  if (failure === undefined && index % TWICE_EVERY === 0) {
    survey.checkedTwice++;
    failure = await lackOfControl(subject, row, run);
    if (failure !== undefined) survey.differed++;
  }
  if (failure !== undefined) finding = undefined;
  survey.tries.push({ finding, failure });
  if (failure === undefined && isWorse(row, run, survey.evidence)) {
    survey.evidence = run;
  }
}

/** Plays a run again by its choices; undefined where all is the same. */
export async function lackOfControl<E>(
  subject: GatedSubject<E>,
  row: GatedRow<E>,
  run: GatedRun
): Promise<string | undefined> {
  const again = await runPlan(subject, row, run.plan);
  return differs(traceLines(run), traceLines(again), []) ?? again.failure;
}

/** Whether a run is off what is claimed, or shows what the row looks for. */
export function isOff<E>(row: GatedRow<E>, finding: Finding): boolean {
  if ((finding.hits ?? 0) > 0) return true;
  return row.claimed ? !row.claimed.words.includes(finding.word) : false;
}

function isWorse<E>(
  row: GatedRow<E>,
  run: GatedRun,
  than: GatedRun | undefined
): boolean {
  const rank = ({ finding }: GatedRun) => {
    if (!finding || !isOff(row, finding)) return 0;
    return finding.word === row.worst ? 2 : 1;
  };
  return than === undefined || rank(run) > rank(than);
}
