import { randomInt } from 'node:crypto';
import { alarmIn } from '../reference/alarm.js';
import { attempts } from '../reference/attempts.js';
import {
  applyWrites,
  type Backing,
  type RowWrite,
} from '../reference/backing.js';
import type { TableName } from '../reference/rows.js';
import type { Change, Store } from '../reference/store.js';
import type { Transaction } from '../reference/transaction.js';
import { Rows, type View } from '../reference/view.js';
import type { Journal } from './journal.js';
import { SingleRows } from './single-rows.js';

/** How often somebody who waits looks for what other processes did, in ms. */
const POLL_MS = 250;

const SERIALS = 2 ** 47;

/**
 * The rows of one process: what the journal says, as far as it was read. A
 * look reads on to its end. A commit is the next file of the journal, which
 * only one can be, so that it is made on what was read or not at all.
 *
 * Nothing is known here that is not durable: a number that somebody else gave
 * is synced before it is believed. So nobody acts on, or tells of, a commit
 * that a power loss can still take, and the numbers that are found after one
 * have no gap.
 */
export class FileStore extends SingleRows implements Store {
  readonly #journal: Journal;
  readonly #rows = new Rows();
  /** The number of the last commit that the rows have. */
  #read = 0;

  readonly #backing: Backing = {
    rows: this.#rows,
    look: async (_verb, _target, effect) => {
      await this.#readOn();
      return effect();
    },
    commit: (_target, writes, isCurrent) => this.#commit(writes, isCurrent),
  };

  constructor(journal: Journal) {
    super();
    this.#journal = journal;
  }

  get peek(): View {
    return this.#rows;
  }

  /** Other processes tell nothing: after a while it is time to look. */
  nextChange(runId: string): Change {
    const poll = alarmIn(POLL_MS);
    let stopListening: () => void = () => undefined;
    const heard = new Promise<void>((resolve) => {
      stopListening = this.#rows.listen(runId, resolve);
    });
    return {
      seen: Promise.race([heard, poll.rung]),
      ignore: () => {
        poll.cancel();
        stopListening();
      },
    };
  }

  /** Drawn, since a count would have to be kept. */
  nextSerial(): number {
    return randomInt(SERIALS);
  }

  transact<T>(
    now: () => number,
    body: (tx: Transaction) => Promise<T>,
    unprotected: readonly TableName[] = []
  ): Promise<T> {
    return attempts({ backing: this.#backing, now, unprotected }, body);
  }

  /** Until the last look finds nothing, and nothing is left to be synced. */
  async #readOn(): Promise<void> {
    for (;;) {
      const news: (readonly RowWrite[])[] = [];
      const from = this.#read + 1;
      for (;;) {
        const writes = await this.#journal.read(from + news.length);
        if (!writes) break;
        news.push(writes);
      }
      if (news.length === 0) return;
      await this.#journal.sync();
      for (const [at, writes] of news.entries()) this.#apply(from + at, writes);
    }
  }

  async #commit(
    writes: readonly RowWrite[],
    isCurrent: () => boolean
  ): Promise<boolean> {
    const draft = await this.#journal.draft(writes);
    while (isCurrent()) {
      const number = this.#read + 1;
      if (await this.#journal.claim(draft, number)) {
        await this.#journal.sync();
        await this.#journal.discard(draft);
        this.#apply(number, writes);
        return true;
      }
      await this.#readOn();
    }
    await this.#journal.discard(draft);
    return false;
  }

  /** Another call of this process may have read it before. */
  #apply(number: number, writes: readonly RowWrite[]): void {
    if (number !== this.#read + 1) return;
    applyWrites(this.#rows, writes);
    this.#read = number;
  }
}
