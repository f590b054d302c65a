import type { Ledger } from '../ledger.js';
import type { TranscriptLine } from '../transcript.js';
import { placeName } from './place.js';

/** The calls and notes of one try, by real ms since it began. */
export class Recorder {
  readonly lines: TranscriptLine[] = [];
  readonly #ledger: Ledger;
  readonly #startMs: number;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
    this.#startMs = ledger.nowMs;
  }

  get nowMs(): number {
    return this.#ledger.nowMs - this.#startMs;
  }

  get calls(): number {
    return this.lines.filter(({ at }) => at === 'call').length;
  }

  note(text: string): void {
    this.lines.push({ at: 'note', atMs: this.nowMs, text });
  }

  /** A call that ends now. */
  call(
    place: number,
    call: string,
    fromMs: number,
    args: readonly unknown[],
    answer: unknown
  ): void {
    this.lines.push({
      at: 'call',
      fromMs,
      toMs: this.nowMs,
      place: placeName(place),
      call,
      args: args.length === 1 ? args[0] : args,
      answer: answer ?? null,
    });
  }

  /** Calls and notes, and the effects of the keys that begin so. */
  transcript(keys: string): TranscriptLine[] {
    const effects = this.#ledger.effects
      .filter(({ request }) => request.startsWith(keys))
      .map((effect) => ({
        ...effect,
        at: 'effect' as const,
        atMs: effect.atMs - this.#startMs,
      }));
    return [...this.lines, ...effects];
  }
}
