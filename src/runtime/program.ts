import type { Outcome } from '../model/policy.js';
import { WORKFLOW } from './bundle.js';
import { resultLabel } from './events.js';
import type { RunHandle, RuntimeApi } from './modules.js';
import type { Petition, Stage } from './stage.js';

/** Plays one request with the calls that an application makes. */
export type Program = (
  runtime: RuntimeApi,
  petition: Petition,
  stage: Stage
) => Promise<Outcome>;

/** Starts the run of a request. */
export function start(
  runtime: RuntimeApi,
  { request, record }: Petition,
  { token, flaw }: Stage
): Promise<RunHandle> {
  const { policy, input } = request;
  const { run } = record;
  return runtime.start({ workflowId: WORKFLOW }, [
    { policy, key: token, run, value: resultLabel(run), payload: input, flaw },
  ]);
}
