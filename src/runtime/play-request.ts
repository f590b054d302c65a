import { gist } from '../error-words.js';
import type { Policy } from '../model/policy.js';
import { dance } from './dance.js';
import { fromRecord } from './from-record.js';
import { pause } from './pause.js';
import type { RuntimePolicy } from './plan.js';
import type { Program } from './program.js';
import type { PlayedRequest, Stage } from './stage.js';
import { startAndWait } from './start-and-wait.js';

/** What a requester does; who meets whom is the business of its workflow. */
const PROGRAMS: Partial<Readonly<Record<Policy, Program>>> = {
  route: dance,
  entity: dance,
  'app-record': fromRecord,
};

const programOf = (policy: RuntimePolicy) => PROGRAMS[policy] ?? startAndWait;

/** Makes one request with the real `start` and `resumeHook`. */
export async function playRequest(
  played: PlayedRequest,
  stage: Stage
): Promise<void> {
  const { plan, record, request } = played;
  if (plan.afterMs > 0) await pause(plan.afterMs);
  record.invoked = stage.position();
  stage.records.push(record);
  const { runtime } = (stage.seats[plan.process] as Stage['seats'][0]).modules;
  const program = programOf(request.policy as RuntimePolicy);
  record.outcome = await program(runtime, played, stage).catch((error) => ({
    kind: 'indeterminate' as const,
    message: gist(error),
  }));
  record.answered = stage.position();
}
