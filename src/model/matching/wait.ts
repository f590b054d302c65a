import type { Name } from '../call.js';
import type { Moment } from '../moment.js';
import type { Ruling } from '../ruling.js';
import type { WaitState } from '../state.js';
import type { WaitView } from '../view.js';
import { agrees, agreesIfThere } from './agrees.js';
import { stepKey } from './step-key.js';

/** Everything that the answer to an accepted wait event tells of the wait. */
export function matchWait(
  verdict: Ruling,
  view: WaitView,
  [run, name]: readonly [run: Name, wait: Name],
  wait: WaitState,
  moment: Moment
): void {
  const same =
    isNamed(view.wait, name) &&
    view.run === run &&
    view.status === wait.status &&
    agreesIfThere(moment.contract.specVersion, view.specVersion);
  verdict.rule('wait.entity', true, same);
  matchDue(verdict, view, stepKey(run, name), wait, moment);
  matchTimes(verdict, view, stepKey(run, name), moment);
}

/**
 * The contract says only that a wait has an id. One that the World makes up by
 * itself is as good as that of the event, as long as it stays.
 */
function isNamed(shown: Name, name: Name): boolean {
  return shown === name || (shown.startsWith('?') && shown !== '?');
}

/**
 * A World need not show when a wait is due (`resumeAt?` of waits.d.ts), but
 * then it never does.
 */
function matchDue(
  verdict: Ruling,
  { resumeAt }: WaitView,
  key: Name,
  { inMs }: WaitState,
  { pins }: Moment
): void {
  const isLost =
    resumeAt === null &&
    pins?.isThroughout('wait', key, 'resumeAt', resumeAt) === false;
  const isShown = resumeAt !== undefined && resumeAt !== null;
  const same = !isShown || agrees(inMs, resumeAt);
  verdict.rule('wait.resume-at', isShown || isLost, same && !isLost);
}

/** A wait is shown by its two events alone: what one of them has both have. */
function matchTimes(
  verdict: Ruling,
  view: WaitView,
  key: Name,
  { pins }: Moment
): void {
  const { status, createdAt, completedAt } = view;
  const kept =
    pins === undefined ||
    (pins.isKept('wait', key, 'wait', view.wait) &&
      pins.isThroughout('wait', key, 'createdAt', createdAt) &&
      pins.isKept('wait', key, 'completedAt', completedAt));
  const isThere = completedAt !== null && completedAt !== undefined;
  verdict.rule(
    'entity.stable',
    createdAt !== undefined,
    kept && !(status === 'waiting' && isThere)
  );
}
