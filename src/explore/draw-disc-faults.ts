import type { RandomStream } from '../sim/random.js';
import type { FaultOp } from './plan/fault-op.js';

/** Changes that a process makes in its files by one call of most Worlds. */
const CHANGES_MAX = 8;

/** As many kinds of prefixes as `tornLength` has names for, and some more. */
const CUTS = 6;

/** Beyond the single losses of a few calls it draws from all of them. */
const LOSSES = 64;

/** What befalls a process that keeps its files on a disc, or the disc. */
export function discFaultsOf(
  process: number,
  stream: RandomStream
): readonly FaultOp[] {
  const restart = { kind: 'restart', process } as const;
  switch (stream.below(8)) {
    case 0:
    case 1:
      return [{ kind: 'tear', process, cut: stream.below(CUTS) }, restart];
    case 2:
      return [
        { kind: 'crash', process, atChange: 1 + stream.below(CHANGES_MAX) },
        restart,
      ];
    case 3:
      // Between the two there is only what was found after the first.
      return [powerLoss(stream), restart, powerLoss(stream)];
    default:
      return [powerLoss(stream)];
  }
}

/** Now and then the plainest: nothing is left that was not synced. */
function powerLoss(stream: RandomStream): FaultOp {
  const isPlain = stream.below(4) === 0;
  const choice = isPlain ? 0 : stream.below(LOSSES);
  return { kind: 'powerLoss', choice };
}
