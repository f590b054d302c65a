import type { Outcome } from '../model/policy.js';
import type { RuntimeApi } from './modules.js';
import { type Answer, ownAnswer } from './own-answer.js';
import { start } from './program.js';
import type { PlayedRequest, Stage } from './stage.js';

/** The answer of the workflow is the answer to the request. */
export async function startAndWait(
  runtime: RuntimeApi,
  played: PlayedRequest,
  stage: Stage
): Promise<Outcome> {
  const handle = await start(runtime, played, stage);
  const { run } = played.record;
  const told = await ownAnswer(handle, run);
  return 'outcome' in told ? told.outcome : outcomeOf(told.answer, run, stage);
}

/** Ids become names: the history knows no others. */
export function outcomeOf(
  { owner, cancelled, ...told }: Answer,
  run: string,
  { aliases }: Pick<Stage, 'aliases'>
): Outcome {
  // A route does not ask what became of a run that it started in vain.
  const kind = told.kind === 'duplicate' ? 'opaque' : told.kind;
  const isOwn = kind === 'started' || kind === 'superseded';
  return {
    ...told,
    kind,
    run: isOwn ? run : aliases.nameOf(owner),
    ...(isOwn ? { status: 'completed' as const } : {}),
    ...(cancelled
      ? { cancelled: cancelled.map((id) => aliases.nameOf(id) ?? id) }
      : {}),
  };
}
