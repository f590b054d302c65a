import type { Call } from '../../model/call.js';
import { isWrite } from '../../model/writes.js';
import { wordOf } from './entities.js';
import type { Pair, SettledPair } from './pairs.js';
import { after, isAccepted, type Small } from './small.js';

/**
 * What a pair is worth, the smaller the more: a budget then cuts off what
 * matters least.
 */
export type Worth =
  /** Two writes, and it matters which comes first. */
  | 0
  /** A write, and a read that tells whether it has taken place. */
  | 1
  /** Two writes that are both taken in any order. */
  | 2
  /** Two writes of which one is refused in any order. */
  | 3
  /** Nothing that one of them does concerns the other. */
  | 4;

/** Of two writes whose order does not matter: how many are taken. */
const WORTH_BY_TAKEN: readonly Worth[] = [4, 3, 2];

export function worthOf({ letters, small, common }: SettledPair): Worth {
  const [one, other] = letters.map(({ call }) => call) as [Call, Call];
  const reads = [one, other].filter((call) => !isWrite(call));
  if (reads.length === 2) return 4;
  if (reads.length === 1) {
    const write = isWrite(one) ? one : other;
    return shows(small, write, reads[0] as Call, common) ? 1 : 4;
  }
  const orders = [follow(small, one, other), follow(small, other, one)];
  const [forth, back] = orders.map(({ taken }) => taken);
  const differs =
    forth?.[0] !== back?.[1] ||
    forth?.[1] !== back?.[0] ||
    orders[0]?.end !== orders[1]?.end;
  if (differs) return 0;
  const count = forth?.filter(Boolean).length ?? 0;
  return WORTH_BY_TAKEN[count] as Worth;
}

/** Which of two calls are taken one after the other, and what is left. */
function follow(small: Small, one: Call, other: Call) {
  const first = after(small, one);
  const second = after(first?.small ?? small, other);
  const end = second?.small ?? first?.small ?? small;
  const { state, lost } = end;
  const runs = Object.entries(state.runs).map(([name, run]) => [
    name,
    run.status,
    run.steps,
    run.value,
    Object.values(run.waits).map((wait) => wait.status),
  ]);
  const hooks = Object.entries(state.hooks).map(([name, hook]) => [
    name,
    hook.live,
    hook.held,
    hook.untilMs !== undefined,
  ]);
  return {
    taken: [first !== undefined, second !== undefined],
    end: JSON.stringify([runs.sort(), hooks.sort(), lost]),
  };
}

/** What they show every write changes. */
const READS_OF_LOG: ReadonlySet<Call['kind']> = new Set([
  'listEvents',
  'followEvents',
  'getEvent',
  'listStepEvents',
  'listHookEvents',
  'listWaitEvents',
  'findRuns',
]);

function shows(
  small: Small,
  write: Call,
  read: Call,
  common: Pair['common']
): boolean {
  const done = after(small, write);
  if (!done) return false;
  if (READS_OF_LOG.has(read.kind)) return true;
  return common.some(
    (entity) => wordOf(entity, small) !== wordOf(entity, done.small)
  );
}

/** How many of the two are taken where nothing races. */
export function takenAlone({ letters, small }: SettledPair): number {
  return letters.filter(({ call }) => isAccepted(small, call)).length;
}
