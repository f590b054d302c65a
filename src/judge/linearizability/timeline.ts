import type { ObservedHistory } from './model.js';

/** Stands before the first entry and after the last. */
const HEAD = 0;
const NONE = -1;

/**
 * The calls and returns that are not linearized yet, in the order of their
 * positions, as a doubly linked list: taking an operation out and putting it
 * back costs the same few writes however long the history is. Pending and
 * optional operations hold nothing back, so they have places but no entries in
 * the list.
 */
export class Timeline {
  /** Pending and optional operations in the order of their calls. */
  readonly free: number[] = [];
  private readonly next: Int32Array;
  private readonly previous: Int32Array;
  private readonly operations: Int32Array;
  private readonly calls: Int32Array;
  private readonly returns: Int32Array;
  private readonly isFreeAt: Uint8Array;

  constructor(history: ObservedHistory<unknown, unknown>) {
    const events = eventsOf(history);
    this.next = new Int32Array(events.length + 1);
    this.previous = new Int32Array(events.length + 1);
    this.operations = new Int32Array(events.length + 1);
    this.calls = new Int32Array(history.length);
    this.returns = new Int32Array(history.length).fill(NONE);
    this.isFreeAt = Uint8Array.from(history, (it) =>
      Number(it.return === undefined || it.isOptional === true)
    );
    let last = HEAD;
    events.forEach(({ operation, isReturn }, index) => {
      const entry = index + 1;
      this.operations[entry] = operation;
      (isReturn ? this.returns : this.calls)[operation] = entry;
      if (this.isFree(operation)) {
        if (!isReturn) this.free.push(operation);
        return;
      }
      this.next[last] = entry;
      this.previous[entry] = last;
      last = entry;
    });
    this.next[last] = HEAD;
    this.previous[HEAD] = last;
  }

  /** Every completed operation has been taken out. */
  get isEmpty(): boolean {
    return this.next[HEAD] === HEAD;
  }

  get first(): number {
    return this.next[HEAD] as number;
  }

  after(entry: number): number {
    return this.next[entry] as number;
  }

  operationAt(entry: number): number {
    return this.operations[entry] as number;
  }

  callOf(operation: number): number {
    return this.calls[operation] as number;
  }

  /** Operations whose call comes before every return may go next. */
  isCall(entry: number): boolean {
    return entry !== HEAD && this.calls[this.operationAt(entry)] === entry;
  }

  /** Whether an operation returned before an entry. */
  isOverBefore(operation: number, entry: number): boolean {
    const end = this.returns[operation] as number;
    return end !== NONE && end < entry;
  }

  /** It may be left out: it is pending, or optional. */
  isFree(operation: number): boolean {
    return this.isFreeAt[operation] === 1;
  }

  /** Return first, so that what comes after the call stays true of it. */
  takeOut(operation: number): void {
    if (this.isFree(operation)) return;
    this.unlink(this.returns[operation] as number);
    this.unlink(this.calls[operation] as number);
  }

  /** Operations are put back in the reverse order of their taking out. */
  putBack(operation: number): void {
    if (this.isFree(operation)) return;
    this.relink(this.calls[operation] as number);
    this.relink(this.returns[operation] as number);
  }

  private unlink(entry: number): void {
    const before = this.previous[entry] as number;
    const after = this.next[entry] as number;
    this.next[before] = after;
    this.previous[after] = before;
  }

  private relink(entry: number): void {
    this.next[this.previous[entry] as number] = entry;
    this.previous[this.next[entry] as number] = entry;
  }
}

interface Event {
  readonly operation: number;
  readonly isReturn: boolean;
  readonly position: number;
}

/** At one position calls come before returns: such operations overlap. */
function eventsOf(history: ObservedHistory<unknown, unknown>): Event[] {
  const events: Event[] = [];
  history.forEach(({ call, return: returned }, operation) => {
    events.push({ operation, isReturn: false, position: call });
    if (returned === undefined) return;
    events.push({ operation, isReturn: true, position: returned });
  });
  return events.sort(
    (left, right) =>
      left.position - right.position ||
      Number(left.isReturn) - Number(right.isReturn)
  );
}
