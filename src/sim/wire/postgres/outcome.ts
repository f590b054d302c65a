import { wantsAnswer } from './authentication.js';
import { Fields } from './fields.js';
import type { Message } from './framing.js';
import { decodeServerError, errorInBrief } from './server-error.js';

/** What was done where nothing was executed, the most telling first. */
const DONE: readonly (readonly [type: string, word: string])[] = [
  ['1', 'prepared'],
  ['T', 'described'],
  ['n', 'described'],
  ['2', 'bound'],
  ['3', 'closed'],
];

/** Gathers what a reply says into words that are the same in each run. */
export class Outcome {
  readonly #words: string[] = [];
  readonly #types = new Set<string>();
  #rows = 0;

  note({ type, body }: Message): void {
    this.#types.add(type);
    if (type === 'D') this.#rows += 1;
    const word = this.#wordFor(type, body);
    if (word !== undefined) this.say(word);
  }

  say(word: string): void {
    this.#words.push(word);
    this.#rows = 0;
  }

  get text(): string {
    if (this.#words.length > 0) return this.#words.join('; ');
    // The server skips what follows an error, and says nothing of it.
    if (this.#types.size === 0) return 'skipped';
    return DONE.find(([type]) => this.#types.has(type))?.[1] ?? 'ready';
  }

  #wordFor(type: string, body: Buffer): string | undefined {
    switch (type) {
      case 'C':
        return new Fields(body).text();
      case 'E':
        return errorInBrief(decodeServerError(body));
      case 'I':
        return 'empty';
      case 's':
        return `${this.#rows} rows, suspended`;
      case 'V':
        return 'called';
      case 'R':
        return wantsAnswer(body) ? 'waits for password' : undefined;
      default:
        return undefined;
    }
  }
}
