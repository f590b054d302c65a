import { FailureTable } from './failure-table.js';
import type { OperationSet } from './operation-set.js';

/**
 * The sets of linearized operations and states from which the search is known
 * to fail (Lowe's memoization), in two generations: where the younger has
 * taken half of the memory, it becomes the older, and what the older held and
 * nobody asked for is forgotten. The search then tries it again, which costs
 * time and never the verdict.
 */
export class Failures {
  private younger: FailureTable;
  private older: FailureTable;

  /** `bytesMax`: asked anew each time, as others may come to need less. */
  constructor(
    private readonly linearized: OperationSet,
    private readonly bytesMax: () => number
  ) {
    this.younger = new FailureTable(linearized);
    this.older = new FailureTable(linearized);
  }

  /** How many are known. */
  get size(): number {
    return this.younger.size + this.older.size;
  }

  get bytes(): number {
    return this.younger.bytes + this.older.bytes;
  }

  /** Whether the present set is known to fail from this state. */
  has(stateKey: string): boolean {
    if (this.younger.has(stateKey)) return true;
    if (!this.older.has(stateKey)) return false;
    this.add(stateKey);
    return true;
  }

  /** Keeps that the present set fails from this state. */
  add(stateKey: string): void {
    const needed = this.younger.bytesWith(stateKey);
    if (needed * 2 > this.bytesMax()) {
      this.older = this.younger;
      this.younger = new FailureTable(this.linearized);
      // What does not fit even into an empty table is not kept at all.
      if (this.younger.bytesWith(stateKey) * 2 > this.bytesMax()) return;
    }
    this.younger.add(stateKey);
  }
}
