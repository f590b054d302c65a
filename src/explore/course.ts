import type { ClauseId } from '../model/clauses/registry.js';
import { SHRUNK_PER_CLAUSE } from './divergences.js';
import type { Tally } from './messages.js';
import type { SubjectCheck } from './subject-check.js';
import type { Explored } from './time-share.js';

/** How far exploring a subject has come, and whom it is told to. */
export class Course {
  readonly #check: SubjectCheck;
  readonly #clauses: ReadonlySet<ClauseId>;
  readonly #violated = new Set<ClauseId>();
  #schedules = 0;

  constructor(check: SubjectCheck, clauses: ReadonlySet<ClauseId>) {
    this.#check = check;
    this.#clauses = clauses;
  }

  add({ schedules, broken }: Tally): void {
    this.#schedules += schedules;
    for (const { clauses, plan } of broken) {
      for (const clause of clauses) this.#violation(clause, plan.scenario);
    }
    const { schedules: total, onProgress } = this.#check;
    onProgress('explore', this.#schedules, total, this.#violated.size);
  }

  #violation(clause: ClauseId, scenario: string): void {
    if (!this.#clauses.has(clause) || this.#violated.has(clause)) return;
    this.#violated.add(clause);
    const schedules = this.#schedules;
    this.#check.onViolation({ clause, scenario, schedules });
  }

  get #explored(): Explored {
    return {
      schedules: this.#schedules,
      toShrink: this.#violated.size * SHRUNK_PER_CLAUSE,
    };
  }

  /** Until when the work that begins now may last, by the machine's clock. */
  untilMs(): number | undefined {
    const { time } = this.#check;
    return time.onWallMs(time.exploreUntilMs(this.#explored));
  }

  /** Whether what is left of the time is for shrinking. */
  isOver(): boolean {
    const { time } = this.#check;
    return time.nowMs() >= time.exploreUntilMs(this.#explored);
  }
}
