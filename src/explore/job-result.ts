import type { Job } from '../laboratory/jobs.js';
import type { Tally } from './messages.js';

/** What one job came to. */
export interface JobResult {
  readonly job: Job;
  readonly tally: Tally;
  /** How long a host was busy with it, in real time. */
  readonly ms?: number | undefined;
}
