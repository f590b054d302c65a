import {
  type Birth,
  type CreateRun,
  contextOf,
  deploymentOf,
  type EndRun,
  type Name,
  publicKeyOf,
  type RunStatus,
  type StartRun,
  type TerminalStatus,
} from '../call.js';
import type { ClauseId } from '../clauses/registry.js';
import { matchAnsweredRun } from '../matching/run.js';
import type { Moment } from '../moment.js';
import type { Refused } from '../response.js';
import { type Ruling, ruling, type Transition } from '../ruling.js';
import {
  isEnded,
  NEW_RUN,
  type RunState,
  type State,
  withRun,
} from '../state.js';
import { due, OVER, open, undue } from './due.js';
import { ruleOfPhantom } from './reads.js';
import { isReserved } from './values.js';

/** A refusal because the run is not there, whatever the World calls it. */
function saysRunMissing(refused: Refused): boolean {
  return refused.refusal === 'run-not-found' || refused.refusal === 'not-found';
}

/**
 * The rules that all refused events for a run share; true if one explains the
 * refusal. Only a run that is not there may be said not to be there.
 */
export function explainsRefusal(
  state: State,
  run: string,
  refused: Refused,
  verdict: Ruling
): boolean {
  const found = state.runs[run];
  if (found && !isEnded(found) && refused.refusal === 'run-not-found') {
    verdict.breaksRule('run.exists');
    return true;
  }
  if (found) {
    verdict.keeps('run.terminal-is-last', isEnded(found));
    return false;
  }
  verdict.rule('run.exists', true, saysRunMissing(refused));
  if (refused.unnamed) verdict.breaksRule('refusal.named');
  return true;
}

/** What an event for a run means where the run is there. */
interface EventOfRun {
  /** What a refusal means that is not explained yet. */
  readonly refused: (verdict: Ruling, run: RunState, refused: Refused) => void;
  readonly accepted: (verdict: Ruling, run: RunState) => Transition[];
}

/**
 * What an event for a run means: that the run is not there, or what the event
 * means for a run that is. `missing`: the clause that an accepted event breaks
 * where the run is not there.
 */
export function eventOfRun(
  state: State,
  name: Name,
  { response }: Moment,
  { refused, accepted }: EventOfRun,
  missing: ClauseId = 'run.exists'
): Transition[] {
  const run = state.runs[name];
  const verdict = ruling();
  if (response && !response.ok) {
    const isExplained = explainsRefusal(state, name, response, verdict);
    if (run && !isExplained) refused(verdict, run, response);
    return [verdict.to(state)];
  }
  if (!run) return [verdict.breaksRule(missing).to(state)];
  return accepted(verdict, run);
}

export function createRun(
  state: State,
  call: CreateRun,
  moment: Moment
): Transition[] {
  const existing = state.runs[call.run];
  const { response } = moment;
  if (response && !response.ok) {
    const named = response.refusal === 'exists';
    const isNameless = named && response.unnamed === true;
    if (setsReserved(call)) {
      const refused = ruling().keeps('attributes.reserved');
      return [open(refused, response).to(state)];
    }
    return [
      ruling()
        .rule('run.created-once', existing !== undefined, named)
        .breaksRule('refusal.named', existing !== undefined && isNameless)
        .breaksRule(
          hasReserved(call) ? 'attributes.reserved' : 'run.creatable',
          existing === undefined
        )
        .to(state),
    ];
  }
  const created = createdBy(call);
  if (!existing) {
    return [
      answering(
        ruling()
          .keeps('run.creatable')
          .rule('attributes.reserved', hasReserved(call), !setsReserved(call)),
        state,
        call.run,
        created,
        moment
      ),
    ];
  }
  // No source says what is left of the steps of a run that is created anew.
  const anew = { ...created, steps: existing.steps };
  return [existing, anew].map((run) => {
    const verdict = ruling().breaksRule('run.created-once');
    return answering(verdict, state, call.run, run, moment);
  });
}

function setsReserved(call: Birth): boolean {
  return isReserved(Object.keys(call.attributes ?? {}), call);
}

/** Whether it sets such keys: callers that may do so may at creation too. */
function hasReserved({ attributes = {} }: Birth): boolean {
  return isReserved(Object.keys(attributes), {});
}

/** A run as its creation leaves it. */
export function createdBy(birth: Birth): RunState {
  const { input, workflow, attributes = {} } = birth;
  const deployment = deploymentOf(birth);
  const context = contextOf(birth);
  const publicKey = publicKeyOf(birth);
  const named = { workflow, deployment, context, publicKey };
  return { ...NEW_RUN, input, ...named, attributes };
}

/** The run that an accepted event leaves, which its answer must show. */
export function answering(
  verdict: Ruling,
  state: State,
  name: Name,
  run: RunState,
  moment: Moment
): Transition {
  const { response } = moment;
  if (response?.ok && response.run) {
    matchAnsweredRun(verdict, response.run, name, run, moment);
  }
  const isSame = state.runs[name] === run;
  return verdict.to(isSame ? state : withRun(state, name, run));
}

export function startRun(
  state: State,
  call: StartRun,
  moment: Moment
): Transition[] {
  const { response } = moment;
  const isResilient = call.data !== undefined;
  if (isResilient && !state.runs[call.run]) {
    // Its run is created first, at a moment of its own.
    if (!response || response.ok) return [];
    return [undue(ruling(), response, 'run.resilient-start').to(state)];
  }
  const meaning: EventOfRun = {
    refused: (verdict, run, refused) =>
      refuseStart(verdict, run, refused, isResilient),
    accepted: (verdict, run) => {
      verdict.breaksRule('run.start-after-terminal', isEnded(run));
      verdict.keeps('run.resilient-start', isResilient && !isEnded(run));
      const isRunning = run.status === 'running';
      verdict.keeps('run.started-once', isRunning);
      verdict.keeps('run.start-again', isRunning);
      const started: RunState = { ...run, status: 'running', started: true };
      const possible = isEnded(run) ? [run, started] : [started];
      return (isRunning ? [run] : possible).map((next) =>
        answering(verdict.copy(), state, call.run, next, moment)
      );
    },
  };
  return eventOfRun(state, call.run, moment, meaning, ruleOfPhantom(moment));
}

function refuseStart(
  verdict: Ruling,
  run: RunState,
  refused: Refused,
  isResilient: boolean
): void {
  if (isEnded(run)) {
    due(verdict.keeps('run.start-after-terminal'), refused, OVER);
    return;
  }
  const first = isResilient ? 'run.resilient-start' : 'run.started-once';
  undue(verdict, refused, run.status === 'pending' ? first : 'run.start-again');
}

/** A run as its end leaves it. */
export function ended(run: RunState, call: EndRun, moment: Moment): RunState {
  return {
    ...run,
    status: call.status,
    value: call.value,
    endedAt: moment.time,
    seenEnded: false,
  };
}

/** Only a cancellation repeated on a cancelled run succeeds without effect. */
function isRepeatedCancel(status: RunStatus, asked: TerminalStatus): boolean {
  return status === 'cancelled' && asked === 'cancelled';
}

export function endRun(
  state: State,
  call: EndRun,
  moment: Moment
): Transition[] {
  const isRepeat = moment.known?.rival === 'repeat';
  const leaves = (rules: Ruling, left: RunState) =>
    answering(rules, state, call.run, left, moment);
  const meaning: EventOfRun = {
    refused: (verdict, run, refused) => {
      // Of racing ends one wins: a refusal is right only after the winner.
      const isDue =
        isEnded(run) &&
        // Of cancellations that race, one may still lose to the other.
        !(isRepeat && isRepeatedCancel(run.status, call.status));
      if (!isDue) undue(verdict, refused, 'run.terminal-once');
      else due(verdict.keeps('run.terminal-once'), refused, OVER);
    },
    accepted: (verdict, run) => {
      const next = ended(run, call, moment);
      if (!isEnded(run)) return [leaves(verdict, next)];
      if (isRepeatedCancel(run.status, call.status)) {
        return [leaves(verdict.keeps('run.terminal-once'), run)];
      }
      const kept = ruling().breaksRule('run.terminal-once');
      return [leaves(kept, run), leaves(overwritten(run, call), next)];
    },
  };
  return eventOfRun(state, call.run, moment, meaning, ruleOfPhantom(moment));
}

/** What somebody has read of the first end does not hold any more. */
export function overwritten(run: RunState, call: EndRun): Ruling {
  const verdict = ruling().breaksRule('run.terminal-once');
  if (!run.seenEnded) return verdict;
  const same = run.status === call.status;
  verdict.breaksRule('run.status-final', !same);
  const isResult = same && call.status !== 'cancelled';
  return verdict.breaksRule(
    'result.stable',
    isResult && run.value !== call.value
  );
}
