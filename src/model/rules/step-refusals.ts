import type { Refused } from '../response.js';
import type { Ruling } from '../ruling.js';
import {
  isEnded,
  isStepEnded,
  type RunState,
  type StepState,
} from '../state.js';
import { due, OVER, open, undue } from './due.js';

/** What a refusal means of a step, which may not be there, of a run that is. */
type Refuse = (
  verdict: Ruling,
  run: RunState,
  step: StepState | undefined,
  refused: Refused
) => void;

export const refuseCreation: Refuse = (verdict, run, step, refused) => {
  if (isEnded(run)) {
    due(verdict.keeps('run.terminal-is-last'), refused, OVER);
  } else if (step === undefined) undue(verdict, refused, 'step.created-once');
  else due(verdict.keeps('step.created-once'), refused, ['exists']);
};

export const refuseStart: Refuse = (verdict, run, step, refused) => {
  if (isEnded(run)) {
    verdict.keeps('step.start-after-terminal');
    // Of two reasons that are both true either may be given.
    if (step === undefined) open(verdict, refused);
    else due(verdict, refused, OVER);
    return;
  }
  // Whether a step may start again while it runs, no source says.
  if (!step?.created || step.status === 'running') open(verdict, refused);
  else if (isStepEnded(step)) {
    due(verdict.keeps('step.start-open'), refused, OVER);
  } else undue(verdict, refused, 'step.start-open');
};

export const refuseOutcome: Refuse = (verdict, run, step, refused) => {
  const ended = isEnded(run);
  const isRunning = step?.status === 'running';
  const isOver = step !== undefined && isStepEnded(step);
  verdict.keeps('run.terminal-is-last', ended && !isRunning);
  verdict.keeps('step.terminal-once', !ended && isOver);
  if (isOver) due(verdict, refused, OVER);
  else if (!ended && isRunning) undue(verdict, refused, 'step.terminal-once');
  // Whether a step that has not started may end, no source says, nor whether
  // one that is running has to be let end behind the end of its run.
  else open(verdict, refused);
};
