import { watched } from '../../sim/gates/native.js';
import { differenceOf } from '../../sim/trace.js';
import { printStory } from '../../story/print.js';
import type { Batch } from '../jobs.js';
import type { Words } from '../kind.js';
import type { Executed, Laboratory } from '../laboratory.js';
import { exhaust } from './exhaust.js';
import type {
  Announcement,
  Answer,
  JobRequest,
  ReplayedAnswer,
  ReplayRequest,
  Request,
} from './protocol.js';
import { addRun, type Run, runOnceOrTwice } from './runs.js';
import { shrink } from './shrink.js';
import { isOver } from './wall.js';

/** One host process: it holds one laboratory and runs what it is asked. */
export class Host<Plan, Outcome extends Executed<Plan>, W extends Words<Plan>> {
  readonly #laboratory: Laboratory<Plan, Outcome, W>;
  readonly #tell: (message: Announcement<Plan, W>) => void;

  constructor(
    laboratory: Laboratory<Plan, Outcome, W>,
    tell: (message: Announcement<Plan, W>) => void = () => undefined
  ) {
    this.#laboratory = laboratory;
    this.#tell = tell;
  }

  /** What is under gates here. */
  get what(): string {
    return this.#laboratory.kind.what;
  }

  async answer(request: Request<Plan, W>): Promise<Answer<Plan, W>> {
    const answer = await this.#answer(request);
    return this.#laboratory.isWorn ? { ...answer, isWorn: true } : answer;
  }

  async close(): Promise<void> {
    await this.#laboratory.close?.();
  }

  async #answer(request: Request<Plan, W>): Promise<Answer<Plan, W>> {
    switch (request.kind) {
      case 'load': {
        const loaded = await this.#laboratory.load(request.load);
        return { kind: 'loaded', loaded };
      }
      case 'batch':
        return this.#batch(request);
      case 'exhaust': {
        const tell = request.isTold ? this.#tell : undefined;
        return exhaust(this.#laboratory, request, tell);
      }
      case 'shrink':
        return {
          kind: 'shrunk',
          // Nothing is published of a schedule that was not controlled.
          told: await watched(() => shrink(this.#laboratory, request)),
        };
      case 'replay':
        return watched(() => this.#replay(request));
    }
  }

  /**
   * First all are run, then all are judged: code and data of either stay at
   * hand, which saves a tenth of the time.
   */
  async #batch({
    plays,
    untilMs,
    isTold,
  }: Batch & JobRequest): Promise<W['tally']> {
    const laboratory = this.#laboratory;
    const tally = laboratory.kind.tally.empty();
    const tell = isTold ? this.#tell : undefined;
    const runs: Run<Outcome>[] = [];
    for (const [at, play] of plays.entries()) {
      if (at > 0 && isOver(untilMs)) break;
      const { plan, strategy } = await laboratory.draw(play);
      const { isTwice } = play;
      const options = { strategy, tell, isTwice };
      const run = await runOnceOrTwice(laboratory, tally, plan, options);
      runs.push({ play, ...run });
    }
    for (const each of runs) await addRun(laboratory, tally, each);
    return tally;
  }

  async #replay({
    plan,
    sought,
    trace: expected,
  }: ReplayRequest<Plan, W>): Promise<ReplayedAnswer> {
    const laboratory = this.#laboratory;
    laboratory.assertAskable?.(plan);
    const executed = await laboratory.simulate(plan, { places: true });
    const replayed = laboratory.judge(executed);
    const trace = laboratory.trace(replayed);
    const story = printStory(laboratory.story(replayed, sought));
    const spots = laboratory.spots?.(replayed) ?? [];
    const told = { kind: 'replayed', story, spots, trace } as const;
    if (sought === undefined) {
      const failure = await this.#failureOf(replayed);
      return { ...told, shows: false, failure };
    }
    return {
      ...told,
      shows: laboratory.shows(replayed, sought),
      ending: laboratory.ending?.(replayed),
      mismatch: differenceOf(expected, trace),
      failure: replayed.failure,
    };
  }

  /** What the harness met may be that two runs differ. */
  async #failureOf(first: Outcome): Promise<string | undefined> {
    if (first.failure !== undefined) return first.failure;
    const laboratory = this.#laboratory;
    const second = await laboratory.simulate(first.plan);
    return laboratory.lackOfControl(first, laboratory.judge(second));
  }
}
