import type { Memory } from '../explore/resume/memory.js';
import { kitBuild } from '../kit-build.js';
import { type Header, headerOf } from '../report/header.js';
import type { CheckRequest, CheckValues } from './commands/check-request.js';
import type { CliContext } from './context.js';
import { RecordsOutput } from './records-output.js';
import { begunIn, requestWords } from './resume.js';

export interface CheckRecords {
  /** What its report and its records begin with. */
  readonly header: Header;
  readonly writer?: RecordsOutput | undefined;
  /** What is done already, and what becomes of the rest; of records only. */
  readonly memory?: Memory | undefined;
}

/**
 * The records of a check, with what they tell was done where it goes on.
 *
 * @throws UsageError, RecordsError where FILE is not of this check
 */
export async function openRecords(
  request: CheckRequest,
  { records, resume }: CheckValues,
  { version, kit }: CliContext
): Promise<CheckRecords> {
  const fresh = headerOf(version, request);
  if (records === undefined) return { header: fresh };
  const { codes } = await kit();
  const words = requestWords(
    request,
    await codes(request.subjects),
    kitBuild()
  );
  const begun =
    resume === undefined ? undefined : begunIn(resume, words, version);
  const jobs = begun?.jobs ?? [];
  const header: Header = {
    ...fresh,
    ...(begun && { date: begun.header.date }),
    request: words,
  };
  const writer = new RecordsOutput(records, header, jobs);
  const known = new Map(jobs.map(({ job, answer }) => [job, answer]));
  return {
    header,
    writer,
    memory: { known, onJob: (line) => writer.append(line) },
  };
}
