import { type Attributes, errorCodeOf, type Name } from '../call.js';
import type { ClauseId } from '../clauses/registry.js';
import type { Moment } from '../moment.js';
import type { Ruling } from '../ruling.js';
import { isEnded, type RunState } from '../state.js';
import { isWord } from '../values.js';
import type { RunView } from '../view.js';
import { agrees, agreesIfThere, isThere } from './agrees.js';
import { isNeverShown } from './pins.js';
import { matchWithoutData } from './without-data.js';

/**
 * Everything that a view of a run tells, but for its status, held against the
 * run. What belongs to a status is compared where the statuses agree: where
 * they do not, that is what is wrong.
 */
export function matchRun(
  verdict: Ruling,
  view: RunView,
  name: Name,
  run: RunState,
  moment: Moment
): void {
  matchIdentity(verdict, view, name, run, moment);
  matchCreation(verdict, view, name, moment);
  matchWithoutData(verdict, view);
  matchAttributes(verdict, view, run, moment, 'attributes.merge');
  if (view.status !== run.status) return;
  verdict.rule(
    'result.stable',
    isEnded(run) || view.value !== undefined,
    isResult(view, run)
  );
  matchCourse(verdict, view, name, run, moment);
}

/**
 * The run that an accepted write answers: the one that its event has left, with
 * every update applied to it.
 */
export function matchAnsweredRun(
  verdict: Ruling,
  view: RunView,
  name: Name,
  run: RunState,
  moment: Moment
): void {
  matchIdentity(verdict, view, name, run, moment);
  matchCreation(verdict, view, name, moment);
  matchAttributes(verdict, view, run, moment, 'answer.entity');
  const isCurrent = view.status === run.status && view.value === resultOf(run);
  verdict.rule('answer.entity', true, isCurrent);
  if (view.status === run.status) matchCourse(verdict, view, name, run, moment);
}

/** What belongs to the status: how the run began, and how it ended. */
function matchCourse(
  verdict: Ruling,
  view: RunView,
  name: Name,
  run: RunState,
  moment: Moment
): void {
  matchStart(verdict, view, name, run, moment);
  matchEnd(verdict, view, name, run, moment);
  matchErrorCode(verdict, view, run, moment);
  matchOptional(verdict, view, run, moment);
}

/** Whether an error is data, which a read may leave out, is not said. */
function isResult({ value, leftOut }: RunView, run: RunState): boolean {
  if (leftOut === undefined) return value === resultOf(run);
  return (
    value === undefined || (run.status === 'failed' && value === run.value)
  );
}

/** A cancelled run has neither output nor error, nor has one that goes on. */
function resultOf({ status, value }: RunState): string | undefined {
  return status === 'completed' || status === 'failed' ? value : undefined;
}

/** What a run was created with, which nothing changes. */
function matchIdentity(
  verdict: Ruling,
  view: RunView,
  name: Name,
  run: RunState,
  { contract, pins }: Moment
): void {
  const { input, workflow, deployment, specVersion } = view;
  const same =
    view.run === name &&
    agrees(run.input, input) &&
    agrees(run.workflow, workflow) &&
    agrees(run.deployment, deployment) &&
    agreesIfThere(contract.specVersion, specVersion);
  const told = input !== undefined || workflow !== undefined;
  verdict.rule('run.identity', told || !same, same);
  verdict.rule(
    'run.context',
    run.context !== undefined && view.context !== undefined,
    agrees(run.context, view.context) ||
      isNeverShown('context', view.context, pins)
  );
  verdict.rule(
    'run.public-key',
    run.publicKey !== undefined && view.publicKey !== undefined,
    agrees(run.publicKey, view.publicKey) ||
      isNeverShown('publicKey', view.publicKey, pins)
  );
}

/** What the types let a World have no column for: then it shows none at all. */
function matchOptional(
  verdict: Ruling,
  { status, context, publicKey, errorCode }: RunView,
  run: RunState,
  { pins }: Moment
): void {
  const hasFailed = status === 'failed' && run.status === 'failed';
  const fields = [
    ['context', run.context, context],
    ['publicKey', run.publicKey, publicKey],
    ['errorCode', hasFailed ? run.value : undefined, errorCode],
  ] as const;
  const due = fields.filter(
    ([, given, shown]) => given !== undefined && shown !== undefined
  );
  const isWhole = !due.some(([field, , shown]) =>
    isNeverShown(field, shown, pins)
  );
  verdict.rule('run.shown-whole', due.length > 0, isWhole);
}

function matchCreation(
  verdict: Ruling,
  { createdAt, updatedAt }: RunView,
  name: Name,
  { pins }: Moment
): void {
  // When a run was updated last is the World's to say, but it says so.
  const kept =
    createdAt !== null &&
    updatedAt !== null &&
    pins?.isKept('run', name, 'createdAt', createdAt) !== false;
  verdict.rule('entity.stable', createdAt !== undefined, kept);
}

/** `startedAt` comes with the first start, and a second one leaves it. */
function matchStart(
  verdict: Ruling,
  { startedAt }: RunView,
  name: Name,
  { status, started }: RunState,
  { pins }: Moment
): void {
  const there = isThere(startedAt);
  const due = status !== 'pending' && started ? there : true;
  const early = status === 'pending' && there;
  const kept = pins?.isKept('run', name, 'startedAt', startedAt) !== false;
  verdict.rule(
    'run.started-at',
    startedAt !== undefined && (started || there),
    due && !early && kept
  );
}

/** Why a run has failed, in plain text. */
function matchErrorCode(
  verdict: Ruling,
  view: RunView,
  { status, value }: RunState,
  { pins }: Moment
): void {
  const { errorCode } = view;
  const failed = status === 'failed';
  // Which failure of two is shown is asked elsewhere: its code is that one's.
  const codes = [value, view.value ?? value].map(errorCodeOf);
  verdict.rule(
    'run.error-code',
    failed && errorCode !== undefined,
    (isThere(errorCode) && codes.includes(errorCode)) ||
      isNeverShown('errorCode', errorCode, pins)
  );
  verdict.breaksRule('run.error-code', !failed && isThere(errorCode));
}

/** `completedAt` is there if, and only if, the run has ended, and stays. */
function matchEnd(
  verdict: Ruling,
  { completedAt }: RunView,
  name: Name,
  run: RunState,
  { pins }: Moment
): void {
  const there = isThere(completedAt);
  const kept = pins?.isKept('run', name, 'completedAt', completedAt) !== false;
  verdict.rule(
    'run.completed-at',
    completedAt !== undefined && (there || isEnded(run)),
    there === isEnded(run) && kept
  );
}

function matchAttributes(
  verdict: Ruling,
  view: RunView,
  run: RunState,
  { contract }: Moment,
  clause: ClauseId
): void {
  if (!contract.capabilities.has('attributes')) return;
  const expected = run.attributes;
  const actual = view.attributes ?? {};
  const isTold = Object.keys(expected).length > 0;
  // That an object loses such a key is what is wrong, not how it merges.
  const isLost = Object.keys(expected).some(
    (key) => isWord(key) && !Object.hasOwn(actual, key)
  );
  verdict.breaksRule('text.faithful', isLost);
  const same = haveSame(isLost ? withoutWords(expected) : expected, actual);
  verdict.rule(clause, isTold || !same, same);
}

/** Attributes without the keys that an object may lose. */
export function withoutWords(attributes: Attributes): Attributes {
  const entries = Object.entries(attributes);
  return Object.fromEntries(entries.filter(([key]) => !isWord(key)));
}

function haveSame(expected: Attributes, actual: Attributes): boolean {
  const entries = Object.entries(expected);
  return (
    entries.length === Object.keys(actual).length &&
    entries.every(([key, value]) => actual[key] === value)
  );
}
