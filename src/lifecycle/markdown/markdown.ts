import { plural } from '../../report/counts.js';
import { GREEN_IS_NOT } from '../../report/legend.js';
import { table } from '../../report/markdown-text.js';
import { legendOf } from '../legend.js';
import type { LifecycleReport } from '../record.js';
import { costSection } from './costs.js';
import { evidenceSections } from './evidence.js';
import { foundingTable } from './founding.js';
import { leadSection } from './leads.js';
import { engineOverview, worldOverview } from './overview.js';
import { questionSection } from './question.js';
import { runtimeSection } from './runtime.js';
import { shimSection } from './shim.js';
import { Sources } from './sources.js';
import { systemSection } from './systems.js';

/** The lifecycle table as a document: at a glance first, evidence last. */
export function renderLifecycleMarkdown(report: LifecycleReport): string {
  const sources = new Sources(report);
  const phases = [...new Set(report.rows.map(({ phase }) => phase))];
  const lines = [
    ...heading(report),
    ...foundingTable(report),
    ...legend(report),
    ...worldOverview(report),
    ...engineOverview(report),
    ...shimSection(report),
    ...runtimeSection(report),
    ...costSection(report),
    ...phases.flatMap((phase) => [
      `## ${phase}`,
      '',
      ...report.rows
        .filter((row) => row.phase === phase)
        .flatMap((row) => questionSection(row, report, sources)),
    ]),
    ...leadSection(report),
    ...systemSection(report),
    ...sources.section(),
    ...evidenceSections(report),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function heading(report: LifecycleReport): readonly string[] {
  return [
    '# The lifecycle of a key',
    '',
    'What happens to a key from its first start to long after its run has ' +
      'ended: the table of issue #2376, measured. Worlds of the Workflow SDK ' +
      'were run under a deterministic scheduler, engines by recorded ' +
      'experiments with their real servers.',
    '',
    `- worldproof ${report.kit} on Node.js ${report.node}`,
    `- date: ${report.date}`,
    `- command: \`${report.command}\``,
    `- seed of the schedules: \`${report.seed}\``,
    `- measured: ${measured(report)}`,
    '',
    ...(report.incomplete ?? []).map((reason) => `> **Incomplete:** ${reason}`),
    ...(report.incomplete ? [''] : []),
  ];
}

/** How much the table rests on. */
function measured({ systems, tries }: LifecycleReport): string {
  const run = systems.filter(({ notRun }) => !notRun);
  const worlds = run.filter(({ kind }) => kind !== 'engine');
  const engines = run.filter(({ kind }) => kind === 'engine');
  const sum = (all: typeof run) => all.reduce((n, { runs }) => n + runs, 0);
  return [
    ...(worlds.length > 0
      ? [
          `${plural(sum(worlds), 'schedule')} of ${plural(worlds.length, 'World')}`,
        ]
      : []),
    ...(engines.length > 0
      ? [
          `${plural(sum(engines), 'experiment')} with ` +
            `${plural(engines.length, 'engine')}, each made ` +
            `${plural(tries, 'time')} unless the table says otherwise`,
        ]
      : []),
  ].join('; ');
}

function legend(report: LifecycleReport): readonly string[] {
  return [
    '### How to read it',
    '',
    ...table(
      ['symbol', 'meaning'],
      legendOf(report).map(({ symbol, verdict, meaning }) => [
        `${symbol} ${verdict}`,
        meaning,
      ])
    ),
    '',
    'What a World *claims* is the contract itself: clauses of level M (must) ' +
      'and S (should), those of level C and P where it declares the ' +
      'capability that they need. Where it does not, it claims nothing. ' +
      'Sources of clauses: IF the doc comments of `@workflow/world`, BW the ' +
      'page "Building a World", ID the page "Idempotency", PR a thread of ' +
      "the SDK's repository, SIM its own simulator, #2376 the issue.",
    '',
    GREEN_IS_NOT,
    '',
  ];
}
