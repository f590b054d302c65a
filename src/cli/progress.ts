import type { Progress } from '../explore/check-options.js';
import { formatNumber, plural } from '../report/counts.js';
import { wrap } from '../report/wrap.js';
import { type TextStream, widthOf } from './context.js';

const REDRAW_AFTER_MS = 100;
/** Without a terminal: lines of a log, one in so long. */
const LINE_AFTER_MS = 10_000;
const CLEAR_LINE = '\r\u001b[2K';

/**
 * One updating line on a terminal; elsewhere one for each long thing begun, and
 * one now and then while it lasts.
 */
export class ProgressLine {
  #drawnAtMs = Number.NEGATIVE_INFINITY;
  #visible = false;
  readonly #announced = new Set<string>();

  constructor(
    private readonly stream: TextStream,
    private readonly nowMs: () => number = () => performance.now()
  ) {}

  update(progress: Progress): void {
    if (this.stream.isTTY) this.#show(progress);
    else if (progress.phase === 'install') {
      this.#announce(progress.subject, progress.message ?? 'installing');
    } else if (progress.phase === 'load') {
      this.#announce(progress.subject, progress.message ?? 'checking');
    } else this.#log(progress);
  }

  /** A line that stays, what was found say. */
  note(text: string): void {
    this.clear();
    const lines = this.stream.isTTY
      ? wrap(text, widthOf(this.stream), '')
      : [text];
    this.stream.write(`${lines.join('\n')}\n`);
  }

  /** Before any other text, or it would share the line. */
  clear(): void {
    if (this.#visible) this.stream.write(CLEAR_LINE);
    this.#visible = false;
  }

  /** What is said of a World that does not load is longer than one line. */
  #show(progress: Progress): void {
    const { subject, phase, message } = progress;
    if (phase !== 'load' || message === undefined) this.#draw(progress);
    else this.note(`${subject}: ${message}`);
  }

  #draw(progress: Progress): void {
    const nowMs = this.nowMs();
    if (nowMs - this.#drawnAtMs < REDRAW_AFTER_MS) return;
    this.#drawnAtMs = nowMs;
    this.#visible = true;
    // The last column stays free: a full line would wrap, and then scroll.
    const text = describeProgress(progress).slice(0, widthOf(this.stream) - 1);
    this.stream.write(`${CLEAR_LINE}${text}`);
  }

  #log(progress: Progress): void {
    const nowMs = this.nowMs();
    if (nowMs - this.#drawnAtMs < LINE_AFTER_MS) return;
    this.#drawnAtMs = nowMs;
    this.stream.write(`${describeProgress(progress)}\n`);
  }

  #announce(subject: string, message: string): void {
    const line = `${subject}: ${message}\n`;
    if (this.#announced.has(line)) return;
    this.#announced.add(line);
    this.#drawnAtMs = this.nowMs();
    this.stream.write(line);
  }
}

function describeProgress(progress: Progress): string {
  const { subject, phase, done, total, secondsLeft, message } = progress;
  const { unit = 'schedules', schedulesPerSecond, divergences } = progress;
  const of = total === undefined ? '' : `/${formatNumber(total)}`;
  const parts = [
    subject,
    message ?? phase,
    `${formatNumber(done)}${of} ${unit}`,
    ...(schedulesPerSecond > 0
      ? [`${formatNumber(Math.round(schedulesPerSecond))}/s`]
      : []),
    ...(divergences > 0 ? [plural(divergences, 'divergence')] : []),
    ...(secondsLeft === undefined ? [] : [describeTimeLeft(secondsLeft)]),
  ];
  return parts.join('  ').replaceAll('\n', ' ');
}

function describeTimeLeft(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s left`;
  return `${Math.ceil(seconds / 60)} min left`;
}
