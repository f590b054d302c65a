import type { SubjectReport } from '../report/record.js';
import { variantRows } from '../survey/variant.js';
import type { SubjectSpec } from '../worlds/subject.js';
import { askedReport } from './asked-report.js';
import { tellFailures } from './failures.js';
import type { JobResult } from './job-result.js';
import type { Loaded, Tally } from './messages.js';
import { type Coverage, scopesTold } from './small-scope/coverage.js';
import { pairById } from './small-scope/pair-scenario.js';
import { tokenOf } from './token-of.js';

export interface SubjectReportOptions {
  readonly spec: SubjectSpec;
  readonly loaded: Loaded;
  /** Of all jobs together. */
  readonly tally: Tally;
  readonly results: readonly JobResult[];
  readonly seconds: number;
  /** How far the small scope was searched, where it was asked. */
  readonly coverage?: Coverage | undefined;
}

/** What a report says of a subject beside its column. */
export function subjectReport({
  spec,
  loaded,
  tally,
  results,
  seconds,
  coverage,
}: SubjectReportOptions): SubjectReport {
  const complete = results.flatMap(({ job, tally: { complete, schedules } }) =>
    job.kind === 'exhaust' && complete && !pairById(job.scenario)
      ? [completeRow(job.scenario, job.preemptions, schedules)]
      : []
  );
  return {
    id: spec.id,
    package: spec.package,
    version: spec.version,
    contract: loaded.specVersion,
    ...(loaded.contractVersion && { builtOn: loaded.contractVersion }),
    capabilities: [...loaded.capabilities],
    schedules: tally.schedules,
    steps: tally.steps,
    seconds,
    complete,
    ...(coverage && scopesTold(coverage)),
    ...(tally.schedules > 0 && {
      asked: askedReport(tally.asked, loaded.contractVersion),
    }),
    variants: variantRows(tally.variants).sort((a, b) =>
      a.question + a.answer < b.question + b.answer ? -1 : 1
    ),
    ...(tally.costs.length > 0 ? { costs: tally.costs } : {}),
    checkedTwice: tally.checkedTwice,
    differed: tally.differed,
    errors: tellFailures(tally.failures).map(({ message, failure, plan }) => ({
      message,
      ...(plan && {
        token: tokenOf(spec, { failure, plan, trace: [] }),
      }),
    })),
  };
}

/** Complete is said of what was searched: one draft of the scenario. */
function completeRow(
  scenario: string,
  preemptions: number,
  schedules: number
): SubjectReport['complete'][number] {
  return { scenario: `${scenario}, first draft`, preemptions, schedules };
}
