import { checkLinearizability } from '../../../src/judge/linearizability/check.js';
import type { ObservedOperation } from '../../../src/judge/linearizability/model.js';
import {
  type QueueOp,
  queue,
  type RegisterOp,
  register,
  type SetOp,
} from './models.js';

/** A pending operation has no second position. */
export type Positions = readonly [call: number, returned?: number];

export function on<O, R>(
  process: string,
  op: O,
  [call, returned]: Positions,
  response?: R
): ObservedOperation<O, R> {
  return { process, op, response, call, return: returned };
}

export const write = (process: string, value: number, positions: Positions) =>
  on<RegisterOp, number | 'ok'>(
    process,
    { kind: 'write', value },
    positions,
    positions[1] === undefined ? undefined : 'ok'
  );
export const read = (process: string, value: number, positions: Positions) =>
  on<RegisterOp, number | 'ok'>(process, { kind: 'read' }, positions, value);
export const enqueue = (process: string, item: string, positions: Positions) =>
  on<QueueOp, string>(process, { kind: 'enqueue', item }, positions, 'ok');
export const dequeue = (process: string, item: string, positions: Positions) =>
  on<QueueOp, string>(process, { kind: 'dequeue' }, positions, item);
export const ask = (
  process: string,
  kind: SetOp['kind'],
  item: string,
  positions: Positions,
  answer: boolean
) => on<SetOp, boolean>(process, { kind, item }, positions, answer);

export const onRegister = (
  ...history: ObservedOperation<RegisterOp, number | 'ok'>[]
) => checkLinearizability(register.model, history);
export const onQueue = (...history: ObservedOperation<QueueOp, string>[]) =>
  checkLinearizability(queue.model, history);
