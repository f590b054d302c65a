import {
  type JobInput,
  type JobValue,
  type Reporter,
  sensitiveStep,
} from '../program.js';
import type { Dbos, DbosFunction } from './sdk.js';

/** Real seconds that a body waits for a signal that may never come. */
const SIGNAL_SECONDS = 2;

export type DbosJob = DbosFunction<JobInput, JobValue>;

export function registerJobs(
  dbos: Dbos,
  reporter: Reporter
): Record<'job' | 'other', DbosJob> {
  const body: DbosJob = async (input) => {
    await reporter.report('body', input);
    const step = () => sensitiveStep(reporter, input);
    const decision = await dbos.runStep(step, { name: 'sensitive' });
    const { request } = input;
    const { nonce } = decision;
    if (decision.next === 'fail') throw new Error(`failed by ${request}`);
    if (decision.next === 'return') return { request, nonce };
    const signal = await dbos.recv('news', SIGNAL_SECONDS);
    if (signal !== null) await reporter.report('signal', input, signal);
    return { request, nonce, signal: signal ?? undefined };
  };
  // Each name needs a function of its own.
  return {
    job: dbos.registerWorkflow<JobInput, JobValue>((i) => body(i), {
      name: 'job',
    }),
    other: dbos.registerWorkflow<JobInput, JobValue>((i) => body(i), {
      name: 'other',
    }),
  };
}
