import type { Exchange } from '../codec.js';
import type { Command } from './command.js';
import { notifies, readsClock } from './command-traits.js';
import { type ExchangeLabel, labelOf } from './exchange-label.js';

const REFUSAL = '-ERR the connection is lost\r\n';

interface Answering {
  /** How many of them are. */
  readonly answered: number;
  /** Whether it may keep the server from reading on. */
  readonly blocks: boolean;
}

/** Commands that were written in one go; they get a label when one is asked. */
export class WrittenExchange implements Exchange {
  readonly bytes: Buffer;
  readonly isAnswered: boolean;
  readonly isPrompt: boolean;
  readonly mayNotify: boolean;
  readonly #answered: number;
  readonly #commands: readonly Command[];
  #known: ExchangeLabel | undefined;

  constructor(
    bytes: Buffer,
    commands: readonly Command[],
    { answered, blocks }: Answering
  ) {
    this.bytes = bytes;
    this.#answered = answered;
    this.isAnswered = answered > 0;
    this.isPrompt = !blocks;
    this.mayNotify = commands.some(notifies);
    this.#commands = commands;
  }

  get name(): string {
    return this.#label.name;
  }

  get target(): string {
    return this.#label.target;
  }

  get readsClock(): boolean {
    return this.#commands.some(readsClock);
  }

  /** An error for each command. */
  get refusal(): Buffer {
    return Buffer.from(REFUSAL.repeat(this.#answered));
  }

  get #label(): ExchangeLabel {
    this.#known ??= labelOf(this.#commands);
    return this.#known;
  }
}
