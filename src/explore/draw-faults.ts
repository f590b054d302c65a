import type { RandomStream } from '../sim/random.js';
import { discFaultsOf } from './draw-disc-faults.js';
import type { FaultOp } from './plan/fault-op.js';
import { callersOf } from './plan/faults.js';
import type { ActorPlan, Draft } from './plan/plan.js';
import type { FaultGround } from './small-scope/point-faults.js';

/** One schedule in so many has faults, where they are asked for. */
export const FAULTS_EVERY = 3;

/** The lane of the nemesis. */
export const NEMESIS = 'N';

/** Leases and locks of files that an adapter takes over are younger. */
const STALLS_MS = [2_000, 15_000, 90_000];

/** Beyond any retention and any delay that a scenario asks for. */
const JUMPS_MS = [1_000, 60_000, 86_400_000];

/** More than two effects are apart, than a retry waits, than a lock lasts. */
export const CLOCK_JUMPS_MS = [30, 1_000, 15_000];

/** A draft with a nemesis, and the steps at which that takes its turns. */
export interface Befallen {
  readonly draft: Draft;
  readonly points: readonly number[];
}

/**
 * Draws what befalls the processes of a draft: mostly one crash, at any step,
 * with a restart while the others go on or once they are done.
 */
export function drawFaults(
  draft: Draft,
  expectedSteps: number,
  stream: RandomStream,
  ground: FaultGround = {}
): Befallen {
  const { hasDisc = false, isServed = false, areApart = false } = ground;
  const processes = [
    ...new Set(callersOf(draft.actors).map(({ process }) => process)),
  ];
  const process = of(processes, stream);
  const other = of(processes, stream);
  const befalls = () => {
    if (hasDisc && stream.below(2) === 0) return discFaultsOf(process, stream);
    if (isServed && stream.below(LOSSES_EVERY) === 0) {
      return lossesOf(process, stream);
    }
    const mayJump = areApart && processes.length > 1;
    return faultsOf(process, other, stream, mayJump);
  };
  const ops = befalls();
  const nemesis: ActorPlan = {
    name: NEMESIS,
    process: 0,
    role: 'nemesis',
    ops,
  };
  // Some calls take more steps than the average, and die in each of them.
  const reach = 2 * expectedSteps + 2;
  return {
    draft: { ...draft, actors: [...draft.actors, nemesis] },
    points: ops.map(() => stream.below(reach)),
  };
}

/** Of schedules with faults on a server, one in so many loses round trips. */
const LOSSES_EVERY = 3;

function lossesOf(process: number, stream: RandomStream): readonly FaultOp[] {
  const lost = [
    { kind: 'dropRequest', process } as const,
    { kind: 'dropReply', process } as const,
    { kind: 'restartServer' } as const,
  ];
  return [of(lost, stream)];
}

function faultsOf(
  process: number,
  other: number,
  stream: RandomStream,
  mayJump: boolean
): readonly FaultOp[] {
  const crash = { kind: 'crash', process } as const;
  const restart = { kind: 'restart', process } as const;
  switch (stream.below(8)) {
    case 0:
      return [{ kind: 'stall', process, ms: of(STALLS_MS, stream) }];
    case 1:
      return [
        { kind: 'stall', process, ms: 90_000 },
        { kind: 'jump', ms: of(STALLS_MS, stream) },
      ];
    case 2: {
      const jump = { kind: 'jump', ms: of(JUMPS_MS, stream) } as const;
      if (!mayJump || stream.below(2) === 0) return [jump];
      return [{ kind: 'jumpClock', process, ms: of(CLOCK_JUMPS_MS, stream) }];
    }
    case 3:
      return [crash, restart, { kind: 'crash', process: other }];
    case 4:
    case 5:
      return [crash, restart];
    default:
      return [crash];
  }
}

function of<Item>(items: readonly Item[], stream: RandomStream): Item {
  return items[stream.below(items.length)] as Item;
}
