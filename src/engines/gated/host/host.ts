import { EngineError } from '../../errors.js';
import type { GatedEngine, OpenGated } from '../engine.js';
import type { GatedRow } from '../gated-row.js';
import type { GatedPlan } from '../plan.js';
import { type GatedRun, runPlan, traceLines } from '../run-plan.js';
import { shrink, switchesOf } from '../shrink.js';
import { tellGates } from '../story.js';
import { isOff, lackOfControl, survey } from '../survey.js';
import type {
  GatedAnswer,
  GatedEvidence,
  GatedRequest,
  SurveyedAnswer,
} from './protocol.js';

/** One process that holds one engine under gates and plays its rows. */
export class Host {
  #engine: GatedEngine | undefined;
  #name = '';
  readonly #began: () => void;

  constructor(began: () => void) {
    this.#began = began;
  }

  async answer(request: GatedRequest): Promise<GatedAnswer> {
    if (request.kind === 'open') {
      const url = new URL(
        `../../${request.engine}/gated/engine.js`,
        import.meta.url
      );
      const module = (await import(url.href)) as { openGated: OpenGated };
      this.#name = request.engine;
      this.#engine = await module.openGated(request);
      return { kind: 'opened' };
    }
    if (request.kind === 'survey') return this.#survey(request);
    return this.#replay(request.plan);
  }

  async close(): Promise<void> {
    await this.#engine?.subject.close();
  }

  async #survey(
    request: Extract<GatedRequest, { kind: 'survey' }>
  ): Promise<SurveyedAnswer> {
    const { subject } = this.#opened;
    const row = this.#row(request.row, request.surface);
    const { evidence, ...rest } = await survey(subject, row, {
      engine: this.#name,
      seed: request.seed,
      schedules: request.schedules,
      onSchedule: this.#began,
    });
    const answer = { kind: 'surveyed', ...rest } as const;
    if (!evidence) return { ...answer, evidence };
    const final = await this.#smallest(row, evidence);
    const failure = await lackOfControl(subject, row, final);
    if (failure === undefined) return { ...answer, evidence: publish(final) };
    // A finding that does not repeat is none.
    const tries = [...rest.tries, { finding: undefined, failure }];
    return { ...answer, tries, evidence: undefined };
  }

  async #smallest(row: GatedRow<unknown>, run: GatedRun): Promise<GatedRun> {
    if (!run.finding || !isOff(row, run.finding)) return run;
    this.#began();
    return shrink(this.#opened.subject, row, run);
  }

  async #replay(plan: GatedPlan): Promise<GatedAnswer> {
    const row = this.#row(plan.row, plan.surface);
    const run = await runPlan(this.#opened.subject, row, plan);
    const { failure } = run;
    return { kind: 'replayed', evidence: publish(run), failure };
  }

  get #opened(): GatedEngine {
    if (this.#engine) return this.#engine;
    throw new EngineError(this.#name, 'nothing is open under gates');
  }

  #row(id: string, surface: string): GatedRow<unknown> {
    const row = this.#opened.rows.find(
      (each) => each.id === id && each.surface === surface
    );
    if (row) return row;
    throw new EngineError(this.#name, `knows no row ${id} of ${surface}`);
  }
}

function publish(run: GatedRun): GatedEvidence {
  return {
    plan: run.plan,
    word: run.finding?.word ?? 'none',
    trace: traceLines(run),
    story: tellGates(run),
    switches: switchesOf(run),
  };
}
