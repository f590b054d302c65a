import seedrandom from 'seedrandom';
import type {
  ObservedHistory,
  ObservedOperation,
  SequentialModel,
} from '../../../src/judge/linearizability/model.js';

/** A get answers the text of its key; an append adds to it. */
export interface KeyValueOp {
  readonly kind: 'get' | 'put' | 'append';
  readonly key: string;
  readonly value?: string | undefined;
}

export type KeyValueOperation = ObservedOperation<KeyValueOp, string>;

/** One key's text: the histories of keys are judged each alone. */
export const keyValueModel: SequentialModel<string, KeyValueOp, string> = {
  init: () => '',
  step(state, { kind, value = '' }, response) {
    const isWrite = kind !== 'get';
    const answer = isWrite ? '' : state;
    if (response !== undefined && response !== answer) return [];
    if (!isWrite) return [state];
    return [kind === 'put' ? value : state + value];
  },
  key: (state) => state,
  isRead: ({ kind }) => kind === 'get',
  partition(history) {
    const parts = new Map<string, KeyValueOperation[]>();
    for (const operation of history) {
      const part = parts.get(operation.op.key);
      if (part) part.push(operation);
      else parts.set(operation.op.key, [operation]);
    }
    return [...parts.values()];
  },
};

export interface KeyValueShape {
  readonly clients: number;
  readonly operations: number;
  readonly keys: number;
  readonly seed: string;
}

interface Ongoing {
  readonly op: KeyValueOp;
  readonly call: number;
  response?: string;
}

/**
 * Busy clients of one store: in each round all do a move, in an order drawn
 * anew, and rest a round after each operation. Half of the operations append, most others get, as in the logs that
 * checkers of linearizability are usually measured with.
 */
export function keyValueHistory(shape: KeyValueShape): KeyValueOperation[] {
  const random = seedrandom.alea(shape.seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const store = new Map<string, string>();
  const ongoing = new Map<number, Ongoing>();
  const resting = new Set<number>();
  const history: KeyValueOperation[] = [];
  let invoked = 0;
  let waiting: number[] = [];
  for (let position = 0; history.length < shape.operations; position += 1) {
    if (waiting.length === 0) waiting = [...Array(shape.clients).keys()];
    const [process = 0] = waiting.splice(below(waiting.length), 1);
    const current = ongoing.get(process);
    if (resting.delete(process)) continue;
    if (!current) {
      // The last ones return too: what took effect must be in the history.
      if (invoked === shape.operations) continue;
      const op = operationOf(random(), `${below(shape.keys)}`, invoked);
      invoked += 1;
      ongoing.set(process, { op, call: position });
    } else if (current.response === undefined) {
      current.response = perform(store, current.op);
    } else {
      const { op, call, response } = current;
      history.push({ process, op, call, response, return: position });
      ongoing.delete(process);
      resting.add(process);
    }
  }
  return history.sort((left, right) => left.call - right.call);
}

function operationOf(share: number, key: string, number: number): KeyValueOp {
  if (share < 0.45) return { kind: 'get', key };
  const kind = share < 0.5 ? 'put' : 'append';
  return { kind, key, value: `x ${number} y` };
}

function perform(
  store: Map<string, string>,
  { kind, key, value = '' }: KeyValueOp
): string {
  const before = store.get(key) ?? '';
  if (kind === 'get') return before;
  store.set(key, kind === 'put' ? value : before + value);
  return '';
}

/** The middle one of the gets answers what was never there. */
export function withOneBadGet(
  history: ObservedHistory<KeyValueOp, string>
): KeyValueOperation[] {
  const gets = history.flatMap(({ op }, index) =>
    op.kind === 'get' ? [index] : []
  );
  const bad = gets[gets.length >>> 1];
  return history.map((operation, index) =>
    index === bad ? { ...operation, response: 'never there' } : operation
  );
}
