import { LEADS } from '../cloudflare-local/leads.js';
import type { Deployment } from '../deployment.js';
import { EngineError, NotRunHereError } from '../errors.js';
import type { Experiment } from '../experiment/experiment.js';
import { runRow, type Try } from '../run-row.js';
import { renderTranscript } from '../transcript.js';
import { LOCAL, laterOf } from './local.js';
import type { Row } from './row.js';

/** An experiment with a lead, on the surface that the lead is about. */
type Scenario = readonly [row: Row, surface: string];

/** What both releases came to there. */
interface Comparison {
  readonly name: string;
  readonly before: Try;
  readonly later: Try;
}

function scenariosOf(rows: readonly Row[]): Scenario[] {
  const shared = LEADS.flatMap(([id, surface]) =>
    rows.filter((row) => row.id === id).map((row): Scenario => [row, surface])
  );
  const own = rows
    .filter(({ engines, lead }) => lead && engines?.includes(LOCAL.engines[0]))
    .map((row): Scenario => [row, row.surface ?? LOCAL.surface]);
  return [...shared, ...own];
}

/** @throws NotRunHereError if it cannot be had or does not come up */
async function openLater(experiment: Experiment): Promise<Deployment> {
  const later = laterOf(experiment);
  try {
    return await later.open();
  } catch (error) {
    if (!EngineError.is(error)) throw error;
    const [engine] = LOCAL.engines;
    const again = `npx worldproof lifecycle ${engine}`;
    throw new NotRunHereError(engine, error.reason, again);
  }
}

async function play(
  deployment: Deployment,
  [row, surface]: Scenario
): Promise<Try> {
  const [made] = await runRow(deployment, row, surface, 1);
  if (made?.finding) return made;
  const reason = `${row.id} failed on ${deployment.server.version}: ${made?.failure}`;
  throw new EngineError(surface, reason);
}

function isSame({ before, later }: Comparison): boolean {
  return before.finding?.word === later.finding?.word;
}

/** Both words of a scenario, and how both came to them where they differ. */
function tell(experiment: Experiment, comparison: Comparison): void {
  const { name, before, later } = comparison;
  const words = [before, later].map(
    ({ finding, calls }) =>
      `${finding?.word} (${finding?.calls ?? calls} calls)`
  );
  experiment.recorder.note(`${name}: ${words.join(' | ')}`);
  if (isSame(comparison)) return;
  for (const line of renderTranscript(before.transcript)) {
    experiment.recorder.note(`by the default: ${line}`);
  }
  for (const line of renderTranscript(later.transcript)) {
    experiment.recorder.note(`by the later: ${line}`);
  }
}

/** Every experiment with a lead, on both releases, one after the other. */
export function laterRelease(rows: readonly Row[]): Row {
  const scenarios = scenariosOf(rows);
  return {
    ...LOCAL,
    id: 'cloudflare-local.later-release',
    phase: 'admission',
    tries: 1,
    question: `Each of the ${scenarios.length} experiments with a lead is made on this release and on the one after it, which wants Node 22: are the answers the same?`,
    lead: ['the same'],
    async run(experiment) {
      const deployment = await openLater(experiment);
      try {
        const [own, its] = [
          experiment.deployment.server.version,
          deployment.server.version,
        ];
        experiment.recorder.note(`${own} | ${its}`);
        const seen: Comparison[] = [];
        for (const scenario of scenarios) {
          const before = await play(experiment.deployment, scenario);
          const later = await play(deployment, scenario);
          const name = `${scenario[0].id}, ${scenario[1]}`;
          seen.push({ name, before, later });
          tell(experiment, { name, before, later });
        }
        const others = seen.filter((one) => !isSame(one));
        return {
          word: others.length === 0 ? 'the same' : 'they differ',
          hits: others.length,
          calls: seen
            .flatMap(({ before, later }) => [before, later])
            .reduce((sum, t) => sum + (t.finding?.calls ?? t.calls), 0),
          note: `${seen.length - others.length} of ${seen.length} the same: ${own}; and ${its}`,
        };
      } finally {
        await deployment.close();
      }
    },
  };
}
