import type { Name } from '../../src/model/call.js';
import { claim, dispose, resume, resumeByToken } from './hook-moves.js';
import { setAttribute } from './key-moves.js';
import { cancel, complete, fail, type Move, start } from './moves.js';
import {
  getByToken,
  getRun,
  listEvents,
  listHooks,
  listRuns,
} from './read-moves.js';

/** The operations that race pair by pair, in the order of the names. */
export const RACE_OPERATIONS = [
  'start',
  'claim',
  'resume',
  'complete',
  'fail',
  'cancel',
  'dispose',
  'attributes',
  'list',
] as const;

export type RaceOperation = (typeof RACE_OPERATIONS)[number];

/** What a racing operation is about. */
export interface Site {
  readonly run: Name;
  readonly hook: Name;
  readonly token: Name;
}

/** What one actor may do in a race, and what it may look at afterwards. */
export interface Lane {
  readonly variants: readonly (readonly Move[])[];
  readonly look: Move;
}

export function laneOf(operation: RaceOperation, site: Site): Lane {
  return LANES[operation](site);
}

const LANES: Record<RaceOperation, (site: Site) => Lane> = {
  start: ({ run }) => ({ variants: [[start(run)]], look: getRun(run) }),
  claim: ({ run, hook, token }) => ({
    variants: [[claim(run, hook, token)]],
    look: getByToken(token),
  }),
  resume: ({ run, hook, token }) => ({
    variants: [[resume(run, hook)], [resumeByToken(token)]],
    look: listEvents(run),
  }),
  complete: ({ run }) => ({ variants: [[complete(run)]], look: getRun(run) }),
  fail: ({ run }) => ({ variants: [[fail(run)]], look: getRun(run) }),
  cancel: ({ run }) => ({ variants: [[cancel(run)]], look: getRun(run) }),
  dispose: ({ run, hook, token }) => ({
    variants: [[dispose(run, hook)]],
    look: getByToken(token),
  }),
  attributes: ({ run }) => ({
    variants: [[setAttribute(run, 'stage')]],
    look: getRun(run),
  }),
  list: ({ run }) => ({
    variants: [
      [listRuns({ pageSize: 1 })],
      [listRuns({ status: 'running' })],
      [listHooks(run), listEvents(run, 1)],
    ],
    look: getRun(run),
  }),
};
