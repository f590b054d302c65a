import type { Reference } from '../engine.js';
import { gistOf } from '../errors.js';
import type { JobInput } from '../program.js';
import { rejection } from './outcomes.js';
import type { Dbos, DbosStart } from './sdk.js';
import { LIMITED_QUEUE, QUEUE } from './surfaces.js';
import type { DbosJob } from './workflows.js';

type Special = (
  dbos: Dbos,
  argument: never,
  jobs: Record<'job' | 'other', DbosJob>
) => Promise<unknown>;

/** Calls that only DBOS has; what it throws is an answer. */
export const SPECIALS: Readonly<Record<string, Special>> = {
  forget: (dbos, { run, key }: Reference) =>
    told(() => dbos.deleteWorkflow(run ?? key)),
  resume: (dbos, id: string) => told(() => dbos.resumeWorkflow(id)),
  rewind: (dbos, id: string) => told(() => dbos.rewindWorkflow(id)),
  fork: (dbos, { id, onto }: { id: string; onto: string }) =>
    told(() => dbos.forkWorkflow(id, 0, { newWorkflowID: onto })),
  sendOnce: (
    dbos,
    { id, payload, once }: { id: string; payload: string; once: string }
  ) => told(() => dbos.send(id, payload, 'news', once)),
  /** Waits for a result as users do, with no deadline of its own. */
  await: (dbos, id: string) =>
    dbos.retrieveWorkflow(id).getResult().catch(rejection),
  startLimited: (
    dbos,
    { input, timeoutMs }: { input: JobInput; timeoutMs: number },
    { job }
  ) =>
    told(() =>
      dbos.startWorkflow(job, { workflowID: input.key, timeoutMS: timeoutMs })(
        input
      )
    ),
  /** The same (workflow id, deduplication id), many times at once. */
  enqueueSame: async (dbos, { input, times, policy }: EnqueueSame, { job }) => {
    const start = dbos.startWorkflow(job, {
      workflowID: `${input.key}-w`,
      queueName: QUEUE,
      enqueueOptions: { deduplicationID: input.key },
      ...(policy && { duplicationPolicy: policy }),
    });
    const calls = Array.from({ length: times }, () => told(() => start(input)));
    return Promise.all(calls);
  },
  startWith: (
    dbos,
    { input, options }: { input: JobInput; options: DbosStart },
    { job }
  ) => told(() => dbos.startWorkflow(job, options)(input)),
  enqueueLimited: (dbos, { id, input }: EnqueueLimited, { job }) =>
    told(() =>
      dbos.startWorkflow(job, {
        workflowID: id,
        queueName: LIMITED_QUEUE,
        enqueueOptions: { deduplicationID: input.key },
      })(input)
    ),
  enqueueNamed: (dbos, { id, input }: EnqueueLimited) =>
    told(() =>
      dbos.enqueueWorkflowWithOptions(
        { workflowName: 'job', queueName: QUEUE, workflowID: id },
        input
      )
    ),
  list: async (dbos, filter: object) =>
    (await dbos.listWorkflows(filter)).map(({ workflowID }) => workflowID),
  /** Its starter waits for the result while the workflow is deleted. */
  deleteAwaited: async (dbos, input: JobInput, { job }) => {
    const options = { workflowID: input.key };
    const handle = await dbos.startWorkflow(job, options)(input);
    await dbos.deleteWorkflow(input.key);
    return told(() => handle.getResult());
  },
  supersede: (dbos, input: JobInput, jobs) =>
    supersedeInCode(dbos, input, jobs),
};

/** Supersede as users write it: cancel, delete, start unless taken. */
export async function supersedeInCode(
  dbos: Dbos,
  input: JobInput,
  { job }: Record<'job' | 'other', DbosJob>
): Promise<string> {
  await told(() => dbos.cancelWorkflow(input.key));
  await told(() => dbos.deleteWorkflow(input.key));
  return told(() =>
    dbos.startWorkflow(job, {
      workflowID: input.key,
      workflowIDReusePolicy: 'reject',
    })(input)
  );
}

interface EnqueueLimited {
  readonly id: string;
  readonly input: JobInput;
}

interface EnqueueSame {
  readonly input: JobInput;
  readonly times: number;
  readonly policy?: string | undefined;
}

async function told(perform: () => Promise<unknown>): Promise<string> {
  try {
    await perform();
    return 'done';
  } catch (error) {
    return gistOf(error);
  }
}
