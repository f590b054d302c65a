import type { History, Operation } from '../../model/history.js';
import { overlap } from '../overlap.js';
import type { RunLog } from './run-log.js';

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ULID = /_([0-7][0-9A-HJKMNP-TV-Z]{9})[0-9A-HJKMNP-TV-Z]{16}$/;

/** The ms at which an id was made; undefined for a slot or what is no ULID. */
function madeAtMs(id: string): number | undefined {
  const time = ULID.exec(id)?.[1];
  if (time === undefined || /^0{10}$/.test(time)) return undefined;
  return [...time].reduce((ms, digit) => ms * 32 + DIGITS.indexOf(digit), 0);
}

interface Written {
  readonly operation: Operation;
  readonly at: number;
  /** By the common clock; undefined where the id does not tell. */
  readonly madeAtMs: number | undefined;
  /** Its clock has jumped, at some time: what it said is no time of others. */
  readonly isJumped: boolean;
}

/**
 * Whether a log that lists events by their ids says who was first. It does not
 * where two calls overlapped and made their ids in one millisecond, or by
 * clocks that differ: how such ids sort is chance, and no rule of the lifecycle
 * is broken by it. That the list is no append order is for `log.order` to say.
 */
export function tellsAppendOrder(
  { entries }: RunLog,
  authors: ReadonlyMap<number, number>,
  { operations, clocksMs = [], faults = [] }: History
): boolean {
  const jumped = new Set(
    faults.flatMap(({ kind, process }) => (kind === 'jumpClock' ? process : []))
  );
  const written = [...authors]
    .map(([index, at]): Written => {
      const operation = operations[index] as Operation;
      const ms = madeAtMs(entries[at]?.id ?? '');
      const skew = clocksMs[operation.process] ?? 0;
      const common = ms === undefined ? undefined : ms - skew;
      const isJumped = jumped.has(operation.process);
      return { operation, at, madeAtMs: common, isJumped };
    })
    .sort((a, b) => a.at - b.at);
  return written.every((first, at) =>
    written.slice(at + 1).every((second) => isCredible(first, second))
  );
}

/** Of two entries, the one that is listed first was the first. */
function isCredible(first: Written, second: Written): boolean {
  if (first.at === second.at || !overlap(first.operation, second.operation)) {
    return true;
  }
  if (first.madeAtMs === undefined || second.madeAtMs === undefined)
    return true;
  if (first.isJumped || second.isJumped) return false;
  return first.madeAtMs < second.madeAtMs;
}
