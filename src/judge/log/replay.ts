import type { Call, Name } from '../../model/call.js';
import type { ClauseId } from '../../model/clauses/registry.js';
import type { Contract } from '../../model/contract.js';
import { isHeldTo } from '../../model/contract-features.js';
import { step } from '../../model/lifecycle.js';
import type { Moment, Part } from '../../model/moment.js';
import type { LogEntry } from '../../model/response.js';
import {
  EMPTY_STATE,
  isEnded,
  NEW_RUN,
  type RunState,
  type State,
  withRun,
} from '../../model/state.js';
import type { Findings } from '../findings.js';
import type { RunLog } from './run-log.js';

/** A log does not tell times: any deadline may or may not have passed. */
const ANY_TIME = {
  fromMs: Number.NEGATIVE_INFINITY,
  toMs: Number.POSITIVE_INFINITY,
};

/** The call that was accepted if this entry was appended. */
function callOf(run: Name, entry: LogEntry): Call | undefined {
  const subject = entry.subject ?? '';
  const value = entry.value ?? '';
  switch (entry.type) {
    case 'run_created':
      return {
        kind: 'createRun',
        run,
        workflow: entry.name ?? '',
        input: value,
        attributes: entry.attributes ?? undefined,
        // Whether who asked for it might set such keys the log does not say.
        allowsReserved: true,
      };
    case 'run_started':
      return { kind: 'startRun', run };
    case 'run_completed':
      return { kind: 'endRun', run, status: 'completed', value };
    case 'run_failed':
      return { kind: 'endRun', run, status: 'failed', value };
    case 'run_cancelled':
      return { kind: 'endRun', run, status: 'cancelled', value };
    case 'hook_created':
      // The log of one run cannot tell who owns a token at which time.
      return { kind: 'createHook', run, hook: subject, token: subject };
    case 'hook_received':
      return {
        kind: 'resume',
        run,
        hook: subject,
        payload: value,
        resumeId: entry.resumeId ?? undefined,
      };
    case 'hook_disposed':
      return { kind: 'disposeHook', run, hook: subject };
    case 'attr_set':
      return {
        kind: 'setAttributes',
        run,
        changes: entry.changes ?? [],
        allowsReserved: true,
      };
    case 'step_created':
      return { kind: 'createStep', run, step: subject };
    case 'step_started':
      return { kind: 'startStep', run, step: subject };
    case 'step_retrying':
      return { kind: 'retryStep', run, step: subject, value };
    case 'step_completed':
      return { kind: 'completeStep', run, step: subject };
    case 'step_failed':
      return { kind: 'failStep', run, step: subject };
    case 'wait_created':
      // When it is due says nothing of what was allowed.
      return { kind: 'createWait', run, wait: subject, inMs: 0 };
    case 'wait_completed':
      return { kind: 'completeWait', run, wait: subject };
    default:
      return undefined;
  }
}

function partsOf(call: Call, state: State): [Part, Name?][] {
  if (call.kind === 'createHook') return [['hold'], ['effect']];
  if (call.kind === 'disposeHook') {
    return [['effect'], ['release', call.hook]];
  }
  if (call.kind !== 'endRun') return [['effect']];
  const hooks = Object.keys(state.hooks);
  const partial = (part: Part) =>
    hooks.map((name): [Part, Name] => [part, name]);
  return [['effect'], ...partial('hide'), ...partial('release')];
}

/**
 * Replays a run's log as a history of one client: the same guards that judge
 * answers judge what the log says was accepted, and in which order. Returns
 * the run that the log amounts to, if it amounts to one. `isForeign` tells
 * hooks that another run's log creates: what they may do here is a variant.
 * With `isCreated` the run is there though the log may have lost its creation,
 * which is the business of `log.created-first`.
 */
export function replayLog(
  log: RunLog,
  isCreated: boolean,
  isForeign: (hook: Name) => boolean,
  contract: Contract,
  findings: Findings
): RunState | undefined {
  const first = log.entries.findIndex(({ type }) => type === 'run_created');
  // Nobody knows what a run amounts to that something preceded.
  if (first > 0) return undefined;
  const isLost = isCreated && first < 0;
  let state = isLost ? withRun(EMPTY_STATE, log.run, NEW_RUN) : EMPTY_STATE;
  for (const [index, entry] of log.entries.entries()) {
    const call = callOf(log.run, entry);
    if (call?.kind === 'resume' && isForeign(call.hook)) continue;
    const witness = `${log.run}: #${index + 1} ${entry.type}`;
    judgeRepeat(state.runs[log.run], call, contract, witness, findings);
    if (!call) continue;
    for (const [part, subject] of partsOf(call, state)) {
      const moment: Moment = {
        part,
        call,
        contract,
        subject,
        response: { ok: true },
        time: ANY_TIME,
        atMs: 0,
      };
      const [meant] = step(state, moment);
      if (!meant) continue;
      for (const clause of meant.breaks) {
        if (!OF_ANSWERS.has(clause)) findings.break(clause, witness);
      }
      // Nobody knows what a run amounts to that was created twice.
      if (meant.breaks.includes('run.created-once')) return undefined;
      state = meant.next;
    }
  }
  return state.runs[log.run];
}

/**
 * Whoever asks for what is not there is judged by the answer. A log may lack
 * what the call itself was to leave, which has clauses of its own.
 */
const OF_ANSWERS: ReadonlySet<ClauseId> = new Set([
  'step.start-exists',
  'hook.dispose-exists',
  'wait.exists',
]);

/** `run_started` appends nothing on a running run: a second one is too many. */
function judgeRepeat(
  run: RunState | undefined,
  call: Call | undefined,
  contract: Contract,
  witness: string,
  findings: Findings
): void {
  if (call?.kind === 'startRun' && run?.status === 'running') {
    findings.break('run.started-once', witness);
  }
  if (!isEnded(run)) return;
  // A second end, or a second creation, has a clause of its own.
  if (call?.kind === 'endRun' || call?.kind === 'createRun') return;
  // Older contracts leave it open whether a step of an ended run may start.
  const isOpen = !isHeldTo(contract, 'stepStartOfEnded');
  if (call?.kind === 'startStep' && isOpen) return;
  findings.rule('run.terminal-is-last', mayFollowEnd(call, run), () => witness);
}

/**
 * A step that was running may still end, and a hook that is retained may still
 * be disposed of (`token.released-on-dispose`: before any deadline too).
 */
function mayFollowEnd(
  call: Call | undefined,
  run: RunState | undefined
): boolean {
  if (call?.kind === 'disposeHook') return true;
  // Whether an attempt that ran may still report its failure is left open.
  const isOutcome =
    call?.kind === 'completeStep' ||
    call?.kind === 'failStep' ||
    call?.kind === 'retryStep';
  if (!isOutcome) return false;
  return run?.steps[call.step]?.status === 'running';
}
