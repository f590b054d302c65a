import type {
  Location,
  Log,
  Notification,
  ReportingDescriptor,
  Result,
  Run,
  ThreadFlow,
} from 'sarif';
import { CLAUSES, clauseOf, isClauseId } from '../../model/clauses/registry.js';
import { causeKey } from '../causes.js';
import { replayCommand } from '../evidence.js';
import { accusedCells } from '../gating.js';
import type { Cell, Divergence, Place, Report } from '../record.js';
import { statementOf } from '../statement.js';
import { toldStory } from '../told-story.js';
import type { FormatContext } from './format.js';
import { placeOfDivergence, type StoryStep, stepsOf } from './lanes.js';
import { missingFrom } from './missing.js';

const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/**
 * SARIF 2.1.0: clauses are rules, divergences are results at the line of the
 * adapter, and a schedule is a code flow with a thread for each actor.
 */
export function renderSarif(report: Report, context: FormatContext): string {
  const cells = accusedCells(report);
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'worldproof',
            version: report.kit,
            rules: rulesOf(cells),
          },
        },
        ...invocationsOf(report),
        columnKind: 'utf16CodeUnits',
        automationDetails: { id: `worldproof/${report.seed}` },
        results: cells.flatMap((cell) => resultsOf(cell, context)),
        properties: { seed: report.seed },
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** A run of which a part is missing did not end as it should. */
function invocationsOf(report: Report): Pick<Run, 'invocations'> {
  const missing = missingFrom(report);
  if (missing.length === 0) return {};
  const toolExecutionNotifications = missing.map(
    (text): Notification => ({ level: 'error', message: { text } })
  );
  return {
    invocations: [{ executionSuccessful: false, toolExecutionNotifications }],
  };
}

function rulesOf(cells: readonly Cell[]): ReportingDescriptor[] {
  const used = new Set(cells.map(({ clause }) => clause));
  return CLAUSES.filter(({ id }) => used.has(id)).map(
    ({ id, statement, level, phase, sources }) => {
      const link = sources.find((source) => source.link)?.link;
      return {
        id,
        shortDescription: { text: statement },
        ...(link ? { helpUri: link } : {}),
        properties: { level, phase, tags: [phase] },
      };
    }
  );
}

function resultsOf(cell: Cell, { gating, known }: FormatContext): Result[] {
  const level = gating.has(cell) ? 'error' : 'warning';
  return cell.divergences.map((divergence): Result => {
    const place = placeOfDivergence(divergence);
    return {
      ruleId: cell.clause,
      level: known.has(cell) ? 'note' : level,
      ...(known.has(cell) ? { baselineState: 'unchanged' } : {}),
      message: { text: messageOf(cell, divergence) },
      ...(place ? { locations: [locationOf(place)] } : {}),
      codeFlows: [{ threadFlows: threadFlowsOf(stepsOf(divergence)) }],
      partialFingerprints: {
        'worldproofCause/v1': `${cell.subject}/${cell.clause}/${causeKey(cell.subject, divergence)}`,
      },
      properties: {
        subject: cell.subject,
        level: isClauseId(cell.clause)
          ? clauseOf(cell.clause).level
          : cell.level,
        processes: divergence.processes,
        token: divergence.token,
      },
    };
  });
}

function messageOf({ subject, clause }: Cell, divergence: Divergence): string {
  return [
    `${subject} breaks ${clause}: ${statementOf(clause) ?? clause}`,
    '',
    ...toldStory(divergence),
    '',
    replayCommand(divergence.token),
  ].join('\n');
}

/** One thread for each lane; the order over all of them is in the steps. */
function threadFlowsOf(steps: readonly StoryStep[]): ThreadFlow[] {
  const lanes = [...new Set(steps.map(({ lane }) => lane))];
  return lanes.map((lane) => ({
    id: lane,
    locations: steps.flatMap((step, at) =>
      step.lane === lane
        ? [
            {
              executionOrder: at + 1,
              location: {
                ...(step.place ? locationOf(step.place) : {}),
                message: { text: `${lane}: ${step.text}` },
              },
            },
          ]
        : []
    ),
  }));
}

function locationOf({ file, line, column }: Place): Location {
  return {
    physicalLocation: {
      artifactLocation: { uri: encodeURI(file.replaceAll('\\', '/')) },
      region: {
        startLine: Math.max(1, line),
        startColumn: Math.max(1, column),
      },
    },
  };
}
