import { formatNumber } from '../../report/counts.js';
import { cellText, table } from '../../report/markdown-text.js';
import type { RuntimeCell } from '../../runtime/record.js';
import type { LifecycleReport } from '../record.js';

/** What the published runtime made of the policies, a policy a line. */
export function runtimeSection({
  runtime = [],
}: LifecycleReport): readonly string[] {
  const body = runtime.flatMap(({ subject, cells }) =>
    cells.map((cell) => [cellText(subject), ...lineOf(cell)])
  );
  const missing = runtime.flatMap(({ subject, runtime: version, notRun }) =>
    notRun === undefined
      ? []
      : [
          `- ${subject} under @workflow/core ${version}: not run here: ${notRun}`,
        ]
  );
  const lacking = runtime.flatMap(({ subject, runtime: version, lacks }) =>
    lacks.map(
      ({ of, why }) =>
        `- ${subject} under @workflow/core ${version}: \`${of}\` is not applicable: ${why}`
    )
  );
  if (body.length === 0 && missing.length === 0) return [];
  return [
    '## Policies over the runtime',
    '',
    'The policies as workflow code, run by the published runtime over the ' +
      'World that it pins. Its queue delivers each message at least once: the ' +
      'schedule orders deliveries and repeats some of them. *Met* are the ' +
      'schedules in which a request met what the policy is about, *worked ' +
      'twice* those in which the body of a step ran more than once for a run, ' +
      'which at-least-once delivery allows. A request that is told nothing of ' +
      'its key breaks its clause too: each request gets an answer.',
    '',
    ...(body.length > 0 ? [...table(HEAD, body), ''] : []),
    ...(missing.length > 0 ? [...missing, ''] : []),
    ...(lacking.length > 0 ? [...lacking, ''] : []),
  ];
}

const HEAD = [
  'World',
  'policy',
  'schedules',
  'met',
  'broken',
  'without a message twice',
  'worked twice',
  'answers',
];

function lineOf(cell: RuntimeCell): readonly string[] {
  const { policy, schedules, exercised, violated, violatedOnce } = cell;
  const figures = [schedules, exercised, violated, violatedOnce];
  const answers = Object.entries(cell.outcomes)
    .sort(([, a], [, b]) => b - a)
    .map(([answer, count]) => `${formatNumber(count)} ${answer}`);
  return [
    policy,
    ...figures.map(formatNumber),
    formatNumber(cell.reworked),
    cellText(answers.join(', ')),
  ];
}
