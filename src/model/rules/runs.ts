import type {
  CreateRun,
  EndRun,
  RunStatus,
  StartRun,
  TerminalStatus,
} from '../call.js';
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
import { ruleOfPhantom } from './reads.js';

/** A refusal because the run is not there, whatever the World calls it. */
export function saysRunMissing(refused: Refused): boolean {
  return refused.refusal === 'run-not-found' || refused.refusal === 'not-found';
}

/**
 * Rules that every refused event for a run shares; true if one explains it.
 * That a run is not there is true of a run that is not there alone.
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
  return true;
}

export function createRun(
  state: State,
  call: CreateRun,
  moment: Moment
): Transition[] {
  const existing = state.runs[call.run];
  const created = withRun(state, call.run, { ...NEW_RUN, input: call.input });
  const { response } = moment;
  if (response && !response.ok) {
    const kept = existing !== undefined && response.refusal === 'exists';
    return [ruling().rule('run.created-once', true, kept).to(state)];
  }
  if (!existing) return [ruling().to(created)];
  return [
    ruling().breaksRule('run.created-once').to(state),
    ruling().breaksRule('run.created-once').to(created),
  ];
}

export function startRun(
  state: State,
  call: StartRun,
  moment: Moment
): Transition[] {
  const run = state.runs[call.run];
  const verdict = ruling();
  const { response } = moment;
  if (response && !response.ok) {
    if (explainsRefusal(state, call.run, response, verdict)) {
      return [verdict.to(state)];
    }
    verdict.keeps('run.start-after-terminal', isEnded(run));
    // A second start may be refused; a first one has no reason to be.
    verdict.breaksRule('run.started-once', run?.status === 'pending');
    return [verdict.to(state)];
  }
  if (!run) return [verdict.breaksRule(ruleOfPhantom(moment)).to(state)];
  verdict.breaksRule('run.start-after-terminal', isEnded(run));
  verdict.keeps('run.started-once', run.status === 'running');
  const stays = verdict.to(state);
  if (run.status === 'running') return [stays];
  const started = verdict.to(
    withRun(state, call.run, { ...run, status: 'running' })
  );
  return isEnded(run) ? [stays, started] : [started];
}

function ended(run: RunState, call: EndRun, moment: Moment): RunState {
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
  const run = state.runs[call.run];
  const verdict = ruling();
  const { response } = moment;
  if (response && !response.ok) {
    if (explainsRefusal(state, call.run, response, verdict)) {
      return [verdict.to(state)];
    }
    // Of racing ends one wins: a refusal is right only after the winner.
    verdict.rule('run.terminal-once', true, isEnded(run));
    return [verdict.to(state)];
  }
  if (!run) return [verdict.breaksRule(ruleOfPhantom(moment)).to(state)];
  const next = withRun(state, call.run, ended(run, call, moment));
  if (!isEnded(run)) return [verdict.to(next)];
  if (isRepeatedCancel(run.status, call.status)) {
    return [verdict.keeps('run.terminal-once').to(state)];
  }
  const kept = ruling().breaksRule('run.terminal-once').to(state);
  return [kept, overwritten(run, call).to(next)];
}

/** What somebody has read of the first end does not hold any more. */
function overwritten(run: RunState, call: EndRun): Ruling {
  const verdict = ruling().breaksRule('run.terminal-once');
  if (!run.seenEnded) return verdict;
  const same = run.status === call.status;
  verdict.breaksRule('run.status-final', !same);
  const isResult = same && call.status === 'completed';
  return verdict.breaksRule(
    'result.stable',
    isResult && run.value !== call.value
  );
}
