import type { Memory } from '../explore/resume/remembering.js';
import type { CheckRequest, CheckValues } from './commands/check-request.js';
import type { CliContext } from './context.js';
import { RecordsOutput } from './records-output.js';
import { begunIn, requestWords } from './resume.js';

export interface CheckRecords {
  readonly writer?: RecordsOutput | undefined;
  /** What is done already, and what becomes of the rest; of records only. */
  readonly memory?: Memory | undefined;
}

/**
 * The records of a check, with what they tell was done where it goes on.
 *
 * @throws UsageError, RecordsError where FILE is not of this check
 */
export function openRecords(
  request: CheckRequest,
  { records, resume }: CheckValues,
  { version }: CliContext
): CheckRecords {
  if (records === undefined) return {};
  const begun =
    resume === undefined ? undefined : begunIn(resume, request, version);
  const { seed, shard } = request;
  const jobs = begun?.jobs ?? [];
  const header = {
    kit: version,
    node: process.version,
    date: begun?.header.date ?? new Date().toISOString(),
    seed,
    request: requestWords(request),
    ...(shard ? { shard } : {}),
  };
  const writer = new RecordsOutput(records, header, jobs);
  const known = new Map(jobs.map(({ job, answer }) => [job, answer]));
  return {
    writer,
    memory: { known, onJob: (line) => writer.append(line) },
  };
}
