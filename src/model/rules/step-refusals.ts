import type { StepEvent } from '../call.js';
import type { ClauseId } from '../clauses/registry.js';
import type { Moment } from '../moment.js';
import type { Refused } from '../response.js';
import type { Ruling } from '../ruling.js';
import {
  isEnded,
  isStepEnded,
  type RunState,
  type StepState,
} from '../state.js';
import { due, OVER, open, undue } from './due.js';
import { explainsWait, isEarly } from './retries.js';

/** What a refusal means of a step, which may not be there, of a run that is. */
type Refuse = (
  verdict: Ruling,
  run: RunState,
  step: StepState | undefined,
  refused: Refused,
  moment: Moment
) => void;

const refuseCreation: Refuse = (verdict, run, step, refused) => {
  if (isEnded(run)) {
    due(verdict.keeps('run.terminal-is-last'), refused, OVER);
  } else if (step === undefined) undue(verdict, refused, 'step.created-once');
  else due(verdict.keeps('step.created-once'), refused, ['exists']);
};

const refuseStart: Refuse = (verdict, run, step, refused, moment) => {
  if (isEnded(run)) {
    verdict.keeps('step.start-after-terminal');
    // Of two reasons that are both true either may be given.
    if (step === undefined) open(verdict, refused);
    else due(verdict, refused, OVER);
    return;
  }
  if (explainsWait(verdict, step, refused, moment)) return;
  verdict.keeps('step.start-exists', step === undefined);
  if (!step?.created) open(verdict, refused);
  else if (step.status === 'running') {
    undue(verdict, refused, 'step.start-again');
  } else if (isStepEnded(step)) {
    due(verdict.keeps('step.start-open'), refused, OVER);
  } else {
    const isEarly = refused.refusal === 'too-early';
    undue(verdict, refused, isEarly ? 'step.retry-after' : 'step.start-open');
  }
};

/** A step that is there is not created once more; it may have to wait too. */
const refuseLazily: Refuse = (verdict, run, step, refused, moment) => {
  if (isEnded(run)) {
    due(verdict.keeps('step.start-after-terminal'), refused, OVER);
  } else if (step === undefined) undue(verdict, refused, 'step.lazy-created');
  else if (!step.created) open(verdict, refused);
  else if (isStepEnded(step)) {
    due(verdict.keeps('step.start-open'), refused, OVER);
  } else {
    verdict.keeps('step.lazy-once').keeps('step.lazy-exists');
    const waits = isEarly(step, moment) !== 'no';
    due(verdict, refused, waits ? ['exists', 'too-early'] : ['exists']);
  }
};

/** An outcome of an attempt, of which `clause` says when it is taken. */
const refuseOutcome =
  (clause: ClauseId): Refuse =>
  (verdict, run, step, refused) => {
    const ended = isEnded(run);
    const isRunning = step?.status === 'running';
    const isOver = step !== undefined && isStepEnded(step);
    verdict.keeps('run.terminal-is-last', ended && !isRunning);
    verdict.keeps(clause, !ended && isOver);
    if (isOver) due(verdict, refused, OVER);
    else if (!ended && isRunning) undue(verdict, refused, clause);
    // Whether a step that has not started may end, no source says, nor whether
    // one that is running has to be let end behind the end of its run.
    else open(verdict, refused);
  };

/** By the event that was refused. */
export const REFUSALS: Readonly<Record<StepEvent['kind'], Refuse>> = {
  createStep: refuseCreation,
  startStep: refuseStart,
  lazyStartStep: refuseLazily,
  retryStep: refuseOutcome('step.retry-open'),
  completeStep: refuseOutcome('step.terminal-once'),
  failStep: refuseOutcome('step.terminal-once'),
};
