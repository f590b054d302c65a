import type { Violation } from '../../explore/check-options.js';
import { plural } from '../../report/counts.js';
import type { Report } from '../../report/record.js';
import { understoodLines } from '../../report/understood.js';
import { openRecords } from '../check-records.js';
import { defineCommand } from '../command.js';
import { type Configured, configured } from '../configured.js';
import { type CliContext, wantsColor, widthOf } from '../context.js';
import type { WriteFailure } from '../files.js';
import { untilInterrupted } from '../interrupt.js';
import type { Kit } from '../kit.js';
import { ProgressLine } from '../progress.js';
import { nameAll } from '../short-name.js';
import {
  describeWritten,
  humanStream,
  prepareViews,
  terminalView,
  writeViews,
} from '../views.js';
import {
  CHECK_OPTIONS,
  type CheckRequest,
  type CheckValues,
  toCheckRequest,
} from './check-request.js';
import { concludeCheck } from './check-summary.js';
import { gatesOf } from './gates.js';
import { acceptAll, weighed } from './weighed.js';

export const check = defineCommand({
  name: 'check',
  summary: 'explore the schedules of subjects, and print the matrix',
  operands: '[SUBJECT...]',
  operandsHelp:
    'a name of `worldproof list subjects`, NAME@VERSION of a published World, or the path of a module that exports createWorld; without any, the subjects of worldproof.config.ts (.js, .mjs) in this folder, or else the reference World and the published ones that are here',
  options: [...CHECK_OPTIONS, 'config'],
  exitCodes:
    '0 no violated clause fails the check, 1 one does, 2 could not run or ran nothing, 130 and 143 interrupted',
  async run(words, given, context) {
    const { subjects, values, names } = placed(await configured(words, given));
    const kit = await context.kit();
    const request = toCheckRequest(
      subjects,
      values,
      kit,
      context.folder,
      names
    );
    const { verbose = false } = values;
    const gates = gatesOf(values);
    prepareViews(values);
    if (subjects.length === 0) noteUnfetched(kit, context);
    const { report, interrupted, lost } = await explore(
      request,
      values,
      context
    );
    const { excuses, known, gating } = weighed(report, gates);
    const human = humanStream(values, context);
    const isKnown = known.has.bind(known);
    const nameOf = nameAll(report, values, context);
    const view = { verbose, isKnown, nameOf };
    human.write(terminalView(report, human, context, view));
    const { exitCode, summary } = concludeCheck(report, {
      ...gates,
      excuses,
      interrupted,
      nameOf,
      isTimed: endedInTime(report, values),
      width: widthOf(human),
      color: wantsColor(human, context.env),
    });
    // The matrix is out by now, whatever becomes of the files.
    const written = writeViews(report, values, context, {
      gating,
      known,
    });
    const accepted = acceptAll(report, gates);
    const failures = [...lost, ...written, ...accepted.failures];
    const lines = [
      ...summary,
      ...describeWritten(values, failures),
      ...accepted.told,
    ];
    human.write(`\n${lines.join('\n')}\n`);
    return failures.length > 0 ? 2 : exitCode;
  },
});

/** Whether its time was over before its schedules were. */
function endedInTime(
  { subjects, shard }: Report,
  { time, schedules }: CheckValues
): boolean {
  if (time === undefined || schedules === undefined) return time !== undefined;
  const each = Math.floor(schedules / (shard?.count ?? 1));
  return subjects.some((subject) => subject.schedules < each);
}

/** A check that goes on writes on where it left off. */
function placed(found: Configured): Configured {
  const { values } = found;
  const { records = values.resume } = values;
  if (records === undefined) return found;
  return { ...found, values: { ...values, records } };
}

/** Nobody who names nothing asks for hundreds of megabytes. */
function noteUnfetched(kit: Kit, { stderr }: CliContext): void {
  const left = kit.unfetched();
  if (left.length === 0) return;
  stderr.write(
    `not fetched yet, so left out: ${left.join(', ')}; \`worldproof fetch\` gets them, as naming one does\n`
  );
}

interface Explored {
  readonly report: Report;
  readonly interrupted: number | undefined;
  /** Records that could not be written. */
  readonly lost: readonly WriteFailure[];
}

/** Runs the kit, shows progress, and streams records as they come. */
async function explore(
  request: CheckRequest,
  values: CheckValues,
  context: CliContext
): Promise<Explored> {
  const kit = await context.kit();
  const { header, writer, memory } = await openRecords(
    request,
    values,
    context
  );
  const progress = new ProgressLine(context.stderr);
  try {
    const { result, interrupted } = await untilInterrupted(
      context.interrupts,
      (signal) =>
        kit.check({
          ...request,
          header,
          // The time that was given is that of the whole command.
          sinceMs: 0,
          signal,
          memory,
          onProgress: (state) => progress.update(state),
          onUnderstood: (told) =>
            progress.note(
              understoodLines(told, {
                width: widthOf(context.stderr),
                isWhole: values.verbose ?? false,
              }).join('\n')
            ),
          ...(values.debug && {
            onTrouble: (subject, stack) =>
              progress.note(`${subject}: ${stack}`),
          }),
          onViolation: (found) => progress.note(describeViolation(found)),
          onRecord: (record) => writer?.append(record),
        })
    );
    const report = interrupted ? cutShort(result) : result;
    // Without a footer the stream says itself that it is not whole.
    if (interrupted === undefined) writer?.close(report);
    const lost = writer?.failure ? [writer.failure] : [];
    return { report, interrupted, lost };
  } finally {
    progress.clear();
  }
}

/** As it is found: the evidence comes when it has been shrunk. */
function describeViolation(found: Violation): string {
  const { subject, clause, scenario, schedules } = found;
  const after = plural(schedules, 'schedule');
  return `${subject}: ${clause} is violated (${scenario}, within ${after})`;
}

function cutShort(report: Report): Report {
  const incomplete = [...(report.incomplete ?? []), 'the run was interrupted'];
  return { ...report, incomplete, unfinished: true };
}
