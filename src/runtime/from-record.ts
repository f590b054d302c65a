import { recordsAt } from '../explore/policies/records.js';
import type { RunStatus, TerminalStatus } from '../model/call.js';
import type { Outcome } from '../model/policy.js';
import { isTerminal } from '../model/state.js';
import type { RuntimeApi } from './modules.js';
import { ownAnswer } from './own-answer.js';
import { start } from './program.js';
import type { PlayedRequest, Stage } from './stage.js';
import { outcomeOf } from './start-and-wait.js';

/** Looks into the application's own table first, and starts if it is empty. */
export async function fromRecord(
  runtime: RuntimeApi,
  played: PlayedRequest,
  stage: Stage
): Promise<Outcome> {
  const recorded = await recordsAt(stage.table, stage.key).read();
  if (recorded !== undefined) return answerFor(runtime, recorded, stage);
  const handle = await start(runtime, played, stage);
  const { run } = played.record;
  const told = await ownAnswer(handle, run);
  if ('outcome' in told) return told.outcome;
  const { kind, owner } = told.answer;
  return kind === 'duplicate' && owner !== undefined
    ? answerFor(runtime, owner, stage)
    : outcomeOf(told.answer, run, stage);
}

/** What the run under the key has come to. */
async function answerFor(
  { getRun }: RuntimeApi,
  runId: string,
  { aliases }: Stage
): Promise<Outcome> {
  const run = aliases.nameOf(runId);
  const status = (await getRun(runId).status) as RunStatus;
  if (!isTerminal(status)) return { kind: 'attached', run };
  const ended: TerminalStatus = status as TerminalStatus;
  if (ended !== 'completed') return { kind: 'replayed', run, status: ended };
  const { value } = (await getRun(runId).returnValue) as { value?: string };
  return { kind: 'replayed', run, status: ended, value };
}
