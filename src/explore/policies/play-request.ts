import {
  candidateOf,
  type Outcome,
  type PolicyRequest,
  type RequestRecord,
  type Work,
} from '../../model/policy.js';
import type { ActorPlan } from '../plan/plan.js';
import { issue, type Stage } from '../stage.js';
import { type Agent, Answered } from './agent.js';
import { markWork } from './mark-work.js';
import { recordsAt } from './records.js';
import { sleep } from './sleep.js';

/** As long as a call or two. */
const WORK_GATES = 3;

type Draft<T> = { -readonly [Key in keyof T]: T[Key] };

/** Plays a request to its answer, and whatever it left running to its end. */
export async function playRequest(
  actor: ActorPlan,
  request: PolicyRequest,
  stage: Stage
): Promise<void> {
  const works: Work[] = [];
  const record: Draft<RequestRecord> = {
    actor: actor.name,
    request,
    run: request.run,
    invoked: stage.position(),
    works,
  };
  stage.policies.requests.push(record);
  const background: Promise<unknown>[] = [];
  const agent: Agent = {
    request,
    get run() {
      return record.run;
    },
    renew(attempt) {
      record.run = candidateOf(request.run, attempt);
      return record.run;
    },
    canFindRuns: stage.policies.canFindRuns,
    ask: (call) => issue(actor, stage, call),
    work: (run, payload) =>
      markWork(works, { run, payload }, stage.position, WORK_GATES),
    sleep,
    background: (body) => background.push(untilAnswered(body)),
    records: recordsAt(stage.policies.records, request.key),
  };
  const program = stage.policies.programs[request.policy];
  record.outcome = await untilAnswered(program(agent));
  record.answered = stage.position();
  await Promise.all(background);
}

/** What it came to, also where that was said by ending it. */
function untilAnswered<T>(body: Promise<T>): Promise<T | Outcome> {
  return body.catch((error: unknown) => {
    if (Answered.is(error)) return error.outcome;
    throw error;
  }) as Promise<T | Outcome>;
}
