import type { Outcome } from '../model/policy.js';
import { WORKFLOW } from './bundle.js';
import { resultLabel } from './events.js';
import type { RunHandle, RuntimeApi } from './modules.js';
import type { PlayedRequest, Stage } from './stage.js';

/** Plays one request with the calls that an application makes. */
export type Program = (
  runtime: RuntimeApi,
  played: PlayedRequest,
  stage: Stage
) => Promise<Outcome>;

/** Starts the run of a request. */
export function start(
  runtime: RuntimeApi,
  { request, record }: PlayedRequest,
  { token, flaw }: Stage
): Promise<RunHandle> {
  const { policy, input } = request;
  const { run } = record;
  return runtime.start({ workflowId: WORKFLOW }, [
    { policy, key: token, run, value: resultLabel(run), payload: input, flaw },
  ]);
}
