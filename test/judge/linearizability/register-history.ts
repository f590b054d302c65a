import seedrandom from 'seedrandom';
import type { ObservedOperation } from '../../../src/judge/linearizability/model.js';
import type { RegisterOp } from './models.js';

export type RegisterOperation = ObservedOperation<RegisterOp, number | 'ok'>;

interface Shape {
  readonly operations: number;
  readonly processes: number;
  readonly seed: string;
  /** How many different values are written; few make a history ambiguous. */
  readonly values: number;
}

interface Ongoing {
  readonly op: RegisterOp;
  readonly call: number;
  response?: number | 'ok';
}

/** Busy processes on one register: at each position one of them does a move. */
export function registerHistory(shape: Shape): RegisterOperation[] {
  const random = seedrandom.alea(shape.seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const ongoing = new Map<number, Ongoing>();
  const history: RegisterOperation[] = [];
  let value = 0;
  let invoked = 0;
  for (let position = 0; history.length < shape.operations; position += 1) {
    const process = below(shape.processes);
    const current = ongoing.get(process);
    if (!current) {
      // The last ones return too: what took effect must be in the history.
      if (invoked === shape.operations) continue;
      invoked += 1;
      const op: RegisterOp =
        random() < 0.5
          ? { kind: 'read' }
          : { kind: 'write', value: below(shape.values) };
      ongoing.set(process, { op, call: position });
    } else if (current.response === undefined) {
      if (current.op.kind === 'write') value = current.op.value;
      current.response = current.op.kind === 'write' ? 'ok' : value;
    } else {
      const { op, call, response } = current;
      history.push({ process, op, call, response, return: position });
      ongoing.delete(process);
    }
  }
  return history.sort((left, right) => left.call - right.call);
}

/** The last read answers with a value that nobody wrote. */
export function withImpossibleRead(
  history: readonly RegisterOperation[]
): RegisterOperation[] {
  const last = history.findLastIndex(({ op }) => op.kind === 'read');
  return history.map((operation, index) =>
    index === last ? { ...operation, response: -1 } : operation
  );
}
