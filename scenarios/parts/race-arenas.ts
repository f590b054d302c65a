import { claim } from './hook-moves.js';
import { complete, createRun, type Move, start, startRun } from './moves.js';
import {
  type Lane,
  laneOf,
  type RaceOperation,
  type Site,
} from './race-lanes.js';
import { getRun } from './read-moves.js';

/** A starting state in which two operations contend, and their lanes. */
export interface Arena {
  readonly setup: readonly Move[];
  readonly lanes: readonly [Lane, Lane];
}

const OWNER: Site = { run: 'r1', hook: 'h1', token: 't1' };
const RIVAL: Site = { run: 'r2', hook: 'h2', token: 't1' };

/** r1 runs and owns t1 by h1. */
const OWNED = [start('r1'), claim('r1', 'h1', 't1')];

/** Far longer than any race: the deadline is not what is raced for. */
const RETAIN_MS = 60_000;

const owner = (operation: RaceOperation): Lane => laneOf(operation, OWNER);
const rival = (operation: RaceOperation): Lane => laneOf(operation, RIVAL);

const isEnd = (operation: RaceOperation): boolean =>
  operation === 'complete' || operation === 'fail' || operation === 'cancel';

/**
 * The states in which the pair has something to fight for. `first` comes
 * before `second` in the list of operations, which puts start and claim first.
 */
export function arenasOf(
  first: RaceOperation,
  second: RaceOperation
): readonly Arena[] {
  if (first === 'start') return startArenas(second);
  if (first === 'claim') return claimArenas(second);
  return [{ setup: OWNED, lanes: [owner(first), owner(second)] }];
}

function startArenas(other: RaceOperation): readonly Arena[] {
  if (other === 'start') return startStartArenas();
  const redelivered = {
    setup: OWNED,
    lanes: [REDELIVERED, owner(other)],
  } as const;
  // Nothing is there yet: the other call meets an unknown or half-born run.
  const unborn = {
    setup: [],
    lanes: [owner('start'), owner(other)],
  } as const;
  // A second request for the same work: its run starts, then wants the token.
  const newcomer = {
    setup: other === 'claim' ? [start('r1')] : OWNED,
    lanes: [NEWCOMER, owner(other)],
  } as const;
  if (other === 'claim') return [unborn, newcomer];
  if (other === 'attributes') return [redelivered, unborn];
  if (other === 'list')
    return [{ setup: OWNED, lanes: [NEWCOMER, owner(other)] }];
  if (isEnd(other)) {
    const setup = [createRun('r1')];
    const pending = { setup, lanes: [WORKER, owner(other)] } as const;
    return [redelivered, unborn, newcomer, pending];
  }
  return [redelivered, newcomer];
}

// A start stops where its creation is refused, so run_started comes alone too.
const REDELIVERED: Lane = {
  variants: [[start('r1')], [startRun('r1')]],
  look: getRun('r1'),
};

// Told that its start was taken, it goes on to the end of the work.
const WORKER: Lane = {
  variants: [[startRun('r1'), complete('r1')]],
  look: getRun('r1'),
};

const NEWCOMER: Lane = {
  variants: [[start('r2'), claim('r2', 'h2', 't1')]],
  look: getRun('r2'),
};

function startStartArenas(): readonly Arena[] {
  const again: Lane = { variants: [[startRun('r1')]], look: getRun('r1') };
  return [
    { setup: [], lanes: [owner('start'), owner('start')] },
    { setup: [createRun('r1')], lanes: [again, again] },
    { setup: [createRun('r1')], lanes: [owner('start'), again] },
  ];
}

function claimArenas(other: RaceOperation): readonly Arena[] {
  if (other === 'claim') return claimClaimArenas();
  const arenas: Arena[] = [
    { setup: [...OWNED, start('r2')], lanes: [rival('claim'), owner(other)] },
    { setup: [start('r1')], lanes: [owner('claim'), owner(other)] },
  ];
  if (isEnd(other)) {
    const retained = claim('r1', 'h1', 't1', RETAIN_MS);
    arenas.push({
      setup: [start('r1'), retained, start('r2')],
      lanes: [rival('claim'), owner(other)],
    });
  }
  return arenas;
}

/** Two runs, the same claim twice, and two hooks of one run. */
function claimClaimArenas(): readonly Arena[] {
  const sibling = laneOf('claim', { run: 'r1', hook: 'h2', token: 't1' });
  return [
    {
      setup: [start('r1'), start('r2')],
      lanes: [owner('claim'), rival('claim')],
    },
    { setup: [start('r1')], lanes: [owner('claim'), owner('claim')] },
    { setup: [start('r1')], lanes: [owner('claim'), sibling] },
  ];
}
