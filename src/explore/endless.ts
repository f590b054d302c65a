import type { FaultRecord, Operation } from '../model/history.js';
import type { Ending } from '../sim/ending.js';
import type { Trace } from '../sim/trace.js';
import { stepOf } from './position.js';

/** Gates of a loop that are kept: they say what is done again and again. */
const KEPT = 30;

/** No call is held to it where something else goes on for ever. */
export function endingOf(
  ending: Ending,
  operations: readonly Operation[],
  stepsMax: number
): Ending {
  if (ending.kind !== 'hung' || !ending.isEndless) return ending;
  const isWaitedFor = operations.some(
    ({ response, cutAt }) => !response && cutAt === undefined
  );
  return isWaitedFor ? ending : { kind: 'exhausted', steps: stepsMax };
}

/** Of a schedule that goes on for ever, all but what is the same for ever. */
export function beginningOf(
  trace: Trace,
  operations: readonly Operation[],
  faults: readonly FaultRecord[]
): Trace {
  const positions = [
    ...faults.map(({ position }) => position),
    ...operations.flatMap(({ invoked, returned = 0, cutAt = 0 }) => [
      invoked,
      returned,
      cutAt,
    ]),
  ];
  const last = positions.reduce((most, each) => Math.max(most, each), 0);
  return trace.slice(0, stepOf(last) + KEPT);
}
