import { deploymentOf, type GetRun, type KeyedStart } from '../call.js';
import { matchAnsweredRun } from '../matching/run.js';
import type { Moment } from '../moment.js';
import { type Certainty, isBefore } from '../ownership.js';
import type { RunView } from '../response.js';
import { type Ruling, ruling, type Transition } from '../ruling.js';
import {
  isEnded,
  type KeyState,
  NEW_RUN,
  type RunState,
  type Span,
  type State,
  withKey,
  withRun,
} from '../state.js';
import { getRun } from './reads.js';

function keyId(call: KeyedStart): string {
  return `${call.workflow}/${call.key}`;
}

/** A key is taken while its run is active, and for its window after that. */
function isKeyTaken(
  key: KeyState | undefined,
  run: RunState | undefined,
  time: Span
): Certainty {
  if (!key || !run) return 'no';
  if (!isEnded(run) || !run.endedAt) return 'yes';
  const { fromMs, toMs } = run.endedAt;
  if (isBefore(time, fromMs + key.windowMs) === 'yes') return 'yes';
  return isBefore(time, toMs + key.windowMs) === 'no' ? 'no' : 'maybe';
}

/** Answers `{ run, created }` (P0 of issue #2376). */
export function keyedStart(
  state: State,
  call: KeyedStart,
  moment: Moment
): Transition[] {
  const key = state.keys[keyId(call)];
  const run = key && state.runs[key.run];
  const taken = isKeyTaken(key, run, moment.time);
  const { response } = moment;
  const verdict = ruling();
  if (!response) {
    if (taken === 'yes') return [verdict.to(state)];
    return [createdBy(state, call, verdict)];
  }
  if (!response.ok) {
    // Another input under a taken key may be refused by name.
    const named =
      taken !== 'no' &&
      key?.input !== call.input &&
      response.refusal === 'exists';
    verdict.keeps('admission.same-input', named);
    return [verdict.breaksRule('admission.atomic', !named).to(state)];
  }
  if (response.created) {
    rulesOfCreation(verdict, state, call, run, taken);
    verdict.breaksRule('admission.atomic', response.run?.run !== call.run);
    const made = createdBy(state, call, verdict);
    const started = made.next.runs[call.run];
    if (response.run?.run === call.run && started) {
      matchAnsweredRun(verdict, response.run, call.run, started, moment);
    }
    return [made];
  }
  rulesOfReuse(verdict, state, call, key, run, taken, response.run);
  const reused = verdict.to(state);
  // It has created the run that it says it was given.
  const isOwn = response.run?.run === call.run && !state.runs[call.run];
  if (!isOwn) return [reused];
  const made = ruling().breaksRule('admission.atomic');
  return [createdBy(state, call, made), reused];
}

/** Whoever did not create the run is shown it as it is. */
export function viewStarted(
  state: State,
  call: KeyedStart,
  moment: Moment
): Transition[] {
  const { response } = moment;
  const run = response?.ok ? response.run?.run : undefined;
  const view: GetRun = { kind: 'getRun', run: run ?? call.run };
  return getRun(state, view, moment);
}

function createdBy(
  state: State,
  call: KeyedStart,
  verdict: Ruling
): Transition {
  const { run, key, workflow, input, windowMs } = call;
  const started = withRun(state, run, {
    ...NEW_RUN,
    input,
    workflow,
    deployment: deploymentOf(call),
  });
  return verdict.to(
    withKey(started, keyId(call), { run, key, workflow, input, windowMs })
  );
}

function rulesOfCreation(
  verdict: Ruling,
  state: State,
  call: KeyedStart,
  run: RunState | undefined,
  taken: Certainty
): void {
  verdict.keeps('admission.key-scope', isKeyElsewhere(state, call));
  if (!run) return;
  const windowed = isEnded(run);
  verdict.rule('retention.window', windowed, taken !== 'yes');
  verdict.breaksRule('admission.atomic', !windowed);
}

function isKeyElsewhere(state: State, call: KeyedStart): boolean {
  return Object.values(state.keys).some(
    (key) => key.key === call.key && key.workflow !== call.workflow
  );
}

function rulesOfReuse(
  verdict: Ruling,
  state: State,
  call: KeyedStart,
  key: KeyState | undefined,
  run: RunState | undefined,
  taken: Certainty,
  view: RunView | undefined
): void {
  if (!key || !run) {
    const elsewhere = isKeyElsewhere(state, call);
    verdict.breaksRule('admission.key-scope', elsewhere);
    verdict.breaksRule('admission.atomic', !elsewhere);
    return;
  }
  const ended = isEnded(run);
  verdict.rule('admission.atomic', !ended, view?.run === key.run);
  verdict.rule(
    'retention.window',
    ended,
    taken !== 'no' && view?.run === key.run
  );
  verdict.rule(
    'result.reuse',
    run.status === 'completed',
    view?.status === 'completed' && view.value === run.value
  );
  verdict.rule(
    'admission.same-input',
    key.input !== call.input,
    view?.input === undefined || view.input === key.input
  );
}
