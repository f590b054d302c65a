import fc from 'fast-check';
import type {
  ObservedHistory,
  SequentialModel,
} from '../../../src/judge/linearizability/model.js';
import type { KeyValueOp } from './key-value-history.js';

/** A deterministic object: what it answers, and how it is afterwards. */
export interface AtomicObject<S, O, R> {
  readonly name: string;
  readonly initial: S;
  readonly respond: (state: S, op: O) => readonly [response: R, next: S];
  readonly model: SequentialModel<S, O, R>;
  readonly ops: fc.Arbitrary<O>;
  /** Anything that an operation of this object might answer, fit or not. */
  readonly responses: fc.Arbitrary<R>;
}

type Definition<S, O, R> = Omit<AtomicObject<S, O, R>, 'model'> & {
  readonly key: (state: S) => string;
  readonly isRead: (op: O, response: R | undefined) => boolean;
};

/** The model of an object asks the object itself what it would answer. */
function atomic<S, O, R>(
  definition: Definition<S, O, R>
): AtomicObject<S, O, R> {
  const { initial, respond, key, isRead } = definition;
  const model: SequentialModel<S, O, R> = {
    init: () => initial,
    step(state, op, response) {
      const [answer, next] = respond(state, op);
      return response === undefined || response === answer ? [next] : [];
    },
    key,
    isRead,
  };
  return { ...definition, model };
}

export type RegisterOp = { kind: 'write'; value: number } | { kind: 'read' };

const values = fc.integer({ min: 0, max: 2 });

export const register = atomic<number, RegisterOp, number | 'ok'>({
  name: 'register',
  initial: 0,
  respond: (state, op) =>
    op.kind === 'write' ? ['ok', op.value] : [state, state],
  key: String,
  isRead: (op) => op.kind === 'read',
  ops: fc.oneof(
    fc.record({ kind: fc.constant('write' as const), value: values }),
    fc.record({ kind: fc.constant('read' as const) })
  ),
  responses: fc.oneof(values, fc.constant('ok' as const)),
});

export type CounterOp = 'increment' | 'get' | 'fetch-and-increment';

export const counter = atomic<number, CounterOp, number | 'ok'>({
  name: 'counter',
  initial: 0,
  respond: (state, op) => {
    if (op === 'get') return [state, state];
    return op === 'increment' ? ['ok', state + 1] : [state, state + 1];
  },
  key: String,
  isRead: (op) => op === 'get',
  ops: fc.constantFrom<CounterOp>('increment', 'get', 'fetch-and-increment'),
  responses: fc.oneof(
    fc.integer({ min: 0, max: 4 }),
    fc.constant('ok' as const)
  ),
});

export type QueueOp = { kind: 'enqueue'; item: string } | { kind: 'dequeue' };

const items = fc.constantFrom('x', 'y', 'z');

export const queue = atomic<readonly string[], QueueOp, string>({
  name: 'queue',
  initial: [],
  respond: (state, op) => {
    if (op.kind === 'enqueue') return ['ok', [...state, op.item]];
    const [head, ...rest] = state;
    return head === undefined ? ['empty', state] : [head, rest];
  },
  key: (state) => state.join(),
  isRead: (op, response) => op.kind === 'dequeue' && response === 'empty',
  ops: fc.oneof(
    fc.record({ kind: fc.constant('enqueue' as const), item: items }),
    fc.record({ kind: fc.constant('dequeue' as const) })
  ),
  responses: fc.oneof(items, fc.constantFrom('ok', 'empty')),
});

export interface SetOp {
  readonly kind: 'add' | 'remove' | 'contains';
  readonly item: string;
}

/** `add` and `remove` answer whether they changed anything. */
export const set = atomic<readonly string[], SetOp, boolean>({
  name: 'set',
  initial: [],
  respond: (state, { kind, item }) => {
    const isIn = state.includes(item);
    if (kind === 'contains') return [isIn, state];
    if (isIn === (kind === 'add')) return [false, state];
    if (kind === 'add') return [true, [...state, item].sort()];
    return [true, state.filter((other) => other !== item)];
  },
  key: (state) => state.join(),
  isRead: ({ kind }, response) => kind === 'contains' || response === false,
  ops: fc.record({
    kind: fc.constantFrom('add', 'remove', 'contains'),
    item: fc.constantFrom('x', 'y'),
  }),
  responses: fc.boolean(),
});

/** A set is as many independent bits as it may have elements. */
export const partitionedSet: typeof set = {
  ...set,
  name: 'set, an element at a time',
  model: { ...set.model, partition: byItem },
};

function byItem(
  history: ObservedHistory<SetOp, boolean>
): ObservedHistory<SetOp, boolean>[] {
  const found = [...new Set(history.map(({ op }) => op.item))];
  return found.map((item) => history.filter(({ op }) => op.item === item));
}

/** The same, told by which operations may overtake which. */
export const overtakingSet: typeof set = {
  ...set,
  name: 'set, one element past the other',
  model: {
    ...set.model,
    overtakes: ({ op }, other) => op.item !== other.op.item,
  },
};

type Texts = Readonly<Record<string, string>>;

/** A whole store of texts, not a key at a time. */
export const keyValueStore = atomic<Texts, KeyValueOp, string>({
  name: 'key-value store',
  initial: {},
  respond: (state, { kind, key, value = '' }) => {
    const text = state[key] ?? '';
    if (kind === 'get') return [text, state];
    return ['', { ...state, [key]: kind === 'put' ? value : text + value }];
  },
  key: (state) => JSON.stringify(Object.entries(state).sort()),
  isRead: ({ kind }) => kind === 'get',
  ops: fc.record({
    kind: fc.constantFrom('get', 'put', 'append'),
    key: fc.constantFrom('x', 'y'),
    value: fc.constantFrom('1', '2'),
  }),
  responses: fc.constantFrom('', '1', '2', '12'),
});

/**
 * Gives an equal state that is never the same object, so that no reduction
 * which asks for the very same state applies.
 */
export function withFreshStates<S, O, R>(
  model: SequentialModel<S, O, R>
): SequentialModel<{ readonly state: S }, O, R> {
  return {
    ...model,
    init: () => ({ state: model.init() }),
    step: ({ state }, op, response) =>
      model.step(state, op, response).map((next) => ({ state: next })),
    key: ({ state }) => model.key(state),
    isSettled: ({ state }, op) => model.isSettled?.(state, op) ?? false,
  };
}
