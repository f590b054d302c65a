import type { Name } from '../../model/call.js';
import type { ActorPlan } from '../../model/plan.js';
import {
  candidateOf,
  type Outcome,
  type PolicyRequest,
  type RequestRecord,
  type Work,
} from '../../model/policy.js';
import { gate } from '../../sim/context.js';
import { issue, type Stage } from '../stage.js';
import { type Agent, Answered, type Records } from './agent.js';
import { sleep } from './sleep.js';

type Draft<T> = { -readonly [Key in keyof T]: T[Key] };

/** Plays a request to its answer, and whatever it left running to its end. */
export async function playRequest(
  actor: ActorPlan,
  request: PolicyRequest,
  stage: Stage
): Promise<void> {
  const works: Draft<Work>[] = [];
  const record: Draft<RequestRecord> = {
    actor: actor.name,
    request,
    run: request.run,
    invoked: stage.position(),
    works,
  };
  stage.backstage.requests.push(record);
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
    canFindRuns: stage.backstage.canFindRuns,
    ask: (call) => issue(actor, stage, call),
    work: (run, payload) => work(stage, works, run, payload),
    sleep,
    background: (body) => background.push(untilAnswered(body)),
    records: recordsOf(stage, request.key),
  };
  const program = stage.backstage.programs[request.policy];
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

/** As long as a call or two: others come between its beginning and its end. */
const WORK_STEPS = 3;

/** Two marks, with gates before each and between them. */
async function work(
  stage: Stage,
  works: Draft<Work>[],
  run: Name,
  payload: string | undefined
): Promise<void> {
  const mark: Draft<Work> = await gate(
    { kind: 'call', name: 'work:begin', target: run },
    () => {
      const begun = { run, payload, began: stage.position() };
      works.push(begun);
      return begun;
    }
  );
  for (let at = 0; at < WORK_STEPS; at++) {
    await gate({ kind: 'call', name: 'work', target: run }, () => undefined);
  }
  await gate({ kind: 'call', name: 'work:end', target: run }, () => {
    mark.ended = stage.position();
  });
}

function recordsOf({ backstage }: Stage, key: Name): Records {
  const { records } = backstage;
  const label = (verb: string) =>
    ({ kind: 'store', name: `app:${verb}`, target: key }) as const;
  return {
    read: () => gate(label('read'), () => records.get(key)),
    insert: (run) =>
      gate(label('insert'), () => {
        const stands = records.get(key) ?? run;
        records.set(key, stands);
        return stands;
      }),
    put: (run) =>
      gate(label('put'), () => {
        records.set(key, run);
      }),
  };
}
