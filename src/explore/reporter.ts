import { messageOf } from '../error-words.js';
import { KIT_VERSION } from '../kit.js';
import { assemble } from '../report/assemble.js';
import { type Header, headerOf } from '../report/header.js';
import type { BodyLine } from '../report/line.js';
import type { Report } from '../report/record.js';
import type { CheckOptions, Progress } from './check-options.js';
import type { SubjectResult } from './check-subject.js';
import type { Likeness } from './likeness.js';
import type { SubjectCheck } from './subject-check.js';
import { TimeShare } from './time-share.js';

const nowMs = () => performance.now();

const IDLE = { done: 0, schedulesPerSecond: 0, divergences: 0 } as const;

/**
 * Tells whoever asked for a check how it goes and how long it may take, and
 * writes its report as things are found.
 */
export class Reporter {
  readonly #options: CheckOptions;
  readonly #like: Likeness | undefined;
  readonly #header: Header;
  readonly #lines: BodyLine[] = [];
  /** Infinity where nobody set a limit. */
  readonly #deadlineMs: number;

  constructor(options: CheckOptions, like: Likeness | undefined) {
    const { sinceMs = nowMs(), timeMs = Number.POSITIVE_INFINITY } = options;
    this.#options = options;
    this.#like = like;
    this.#header = options.header ?? headerOf(KIT_VERSION, options);
    this.#deadlineMs = sinceMs + timeMs;
  }

  /** Of all that was recorded so far. */
  get report(): Report {
    const report = assemble(this.#header, this.#lines);
    const like = this.#like;
    return like ? { ...report, incomplete: [onlyLike(like)] } : report;
  }

  #record(line: BodyLine): void {
    this.#lines.push(line);
    this.#options.onRecord?.(line);
  }

  /** So many subjects share the time that is left evenly: that of the next. */
  timeFor(subjects: number): TimeShare {
    const leftMs = Math.max(0, this.#deadlineMs - nowMs());
    return new TimeShare(nowMs, nowMs() + leftMs / subjects);
  }

  /** Before there is anything to count. */
  tell(subject: string, told: Pick<Progress, 'phase' | 'message'>): void {
    this.#options.onProgress?.({ ...IDLE, ...told, subject });
  }

  /** Whom the check of one subject tells. */
  of(
    subject: string,
    time: TimeShare
  ): Pick<
    SubjectCheck,
    | 'onProgress'
    | 'onSlow'
    | 'onUnderstood'
    | 'onTrouble'
    | 'onViolation'
    | 'onRecord'
  > {
    const options = this.#options;
    return {
      onProgress: (...how) => this.#progress(subject, time, ...how),
      onSlow: (message) => this.tell(subject, { phase: 'load', message }),
      onUnderstood: (understood) => options.onUnderstood?.(understood),
      onTrouble: (stack) => options.onTrouble?.(subject, stack),
      onViolation: (violation) =>
        options.onViolation?.({ subject, ...violation }),
      onRecord: (line) => this.#record(line),
    };
  }

  /** How far a subject has come, how fast, and what is left. */
  #progress(
    subject: string,
    time: TimeShare,
    ...[phase, done, total, divergences]: Parameters<SubjectCheck['onProgress']>
  ): void {
    const { onProgress, timeMs } = this.#options;
    const counted = { subject, phase, divergences, done };
    if (phase === 'shrink') {
      const unit = 'divergences';
      onProgress?.({ ...counted, total, unit, schedulesPerSecond: 0 });
      return;
    }
    const at = time.nowMs();
    const rate = (1000 * done) / Math.max(1, at - time.startMs);
    onProgress?.({
      ...counted,
      total: Number.isFinite(total) ? total : undefined,
      schedulesPerSecond: rate,
      secondsLeft:
        timeMs === undefined
          ? (total - done) / Math.max(rate, 1e-9)
          : Math.max(0, (time.endMs - at) / 1000),
    });
  }

  add({ report, cells }: SubjectResult): void {
    this.#record({ type: 'subject', ...report });
    for (const cell of cells) this.#record({ type: 'cell', ...cell });
  }

  /** What cannot start does not stop others. */
  fail(subject: string, error: unknown): void {
    const message = reasonOf(error, subject);
    this.#record({ type: 'error', subject, message });
  }
}

function onlyLike({ clause, subject }: Likeness): string {
  return `only the calls of a token were tried, of ${clause} on ${subject}`;
}

/** Where it is told, the name of the subject stands before it. */
function reasonOf(error: unknown, subject: string): string {
  const message = messageOf(error);
  const prefix = `${subject}: `;
  return message.startsWith(prefix) ? message.slice(prefix.length) : message;
}
