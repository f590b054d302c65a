import { ask, transcriptPath } from './ask.js';
import { unaskedCell } from './cell.js';
import type { DeployOptions, EngineDefinition } from './definition.js';
import type { Deployment } from './deployment.js';
import type { EngineId } from './engine.js';
import { ENGINES } from './engines.js';
import { EngineError, gistOf, NotRunHereError } from './errors.js';
import { askGated } from './gated/ask-gated.js';
import { installedSdk } from './install/packages.js';
import { Ledger } from './ledger.js';
import { type Question, questions } from './questions.js';
import type { AskedEngine, EngineCell } from './record.js';
import { sdkVersion } from './session/sdk.js';

export interface AskEnginesOptions {
  /** All of them unless said. */
  readonly engines?: readonly EngineId[] | undefined;
  /** Ids of rows, or what they begin with; all of them unless said. */
  readonly rows?: readonly string[] | undefined;
  /** How often a row is tried that does not say so itself; 3. */
  readonly tries?: number | undefined;
  /** Schedules that a row under wire gates is played in; 200. */
  readonly schedules?: number | undefined;
  /** Decides every schedule under wire gates; the engine's id unless said. */
  readonly seed?: string | undefined;
  /** Real time that a call may take before it counts as hung; 10,000 ms. */
  readonly deadlineMs?: number | undefined;
  /** Where the whole transcripts go, one file an engine. */
  readonly directory?: string | undefined;
  readonly env?: NodeJS.ProcessEnv | undefined;
  readonly onProgress?: ((message: string) => void) | undefined;
  /** When aborted, what was asked so far is all there is. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks every engine every question, one engine after the other. An engine
 * that cannot be had, or does not come up, is told with the reason and the
 * command; the others are asked all the same.
 */
export async function askEngines(
  options: AskEnginesOptions = {}
): Promise<AskedEngine[]> {
  const asked: AskedEngine[] = [];
  for (const definition of ENGINES) {
    const { engine } = definition.profile;
    if (options.engines && !options.engines.includes(engine)) continue;
    if (options.signal?.aborted) break;
    const plain = await askEngine(definition, options);
    const gated = await askGated(definition, options);
    asked.push({ ...plain, cells: [...plain.cells, ...gated] });
  }
  return asked;
}

async function askEngine(
  definition: EngineDefinition,
  options: AskEnginesOptions
): Promise<AskedEngine> {
  const { profile } = definition;
  const { env = process.env, onProgress = () => undefined } = options;
  const { engine, title, surfaces } = profile;
  const asked = questions(profile, options.rows);
  const ledger = await Ledger.open();
  const deadlineMs = options.deadlineMs ?? 10_000;
  const deployOptions = { ledger, env, deadlineMs, onProgress };
  const cells = new Map<Question, EngineCell>();
  let server: AskedEngine['server'] | undefined;
  try {
    for (const { open, own } of deploymentsFor(definition, asked)) {
      onProgress(`${engine}: starting`);
      const deployment = await openOrTell(engine, open, deployOptions);
      if (NotRunHereError.is(deployment)) {
        const { why, command } = deployment;
        server ??= { notRun: why, command };
        for (const [question, cell] of untold(profile, own, deployment)) {
          cells.set(question, cell);
        }
        continue;
      }
      server = { ...deployment.server };
      try {
        const { tries = 3 } = options;
        const seen = { ...options, tries, onProgress };
        const found = await ask(deployment, profile, own, seen);
        for (const [question, cell] of found) cells.set(question, cell);
      } finally {
        await deployment.close();
      }
    }
  } finally {
    await ledger.close();
  }
  const hasRun = server !== undefined && 'version' in server;
  return {
    engine,
    title,
    version: hasRun
      ? sdkVersion(installedSdk(engine, env), profile.package)
      : '',
    server: server ?? { notRun: 'no row', command: '' },
    surfaces: [...surfaces],
    cells: asked.flatMap((question) => cells.get(question) ?? []),
    ...(options.directory &&
      hasRun && {
        transcriptFile: transcriptPath(options.directory, engine),
      }),
  };
}

/** Rows that want a server with limits of pace get a deployment of their own. */
function deploymentsFor(
  { deploy, deployPaced }: EngineDefinition,
  asked: readonly Question[]
) {
  if (!deployPaced) return [{ open: deploy, own: asked }];
  const isPaced = ([row]: Question) => row.isPaced === true;
  return [
    { open: deploy, own: asked.filter((question) => !isPaced(question)) },
    { open: deployPaced, own: asked.filter(isPaced) },
  ].filter(({ own }) => own.length > 0);
}

/** What the system or the engine refuses is told; a fault of the kit throws. */
async function openOrTell(
  engine: EngineId,
  open: (options: DeployOptions) => Promise<Deployment>,
  options: DeployOptions
): Promise<Deployment | NotRunHereError> {
  try {
    return await open(options);
  } catch (error) {
    if (NotRunHereError.is(error)) return error;
    const isTold = EngineError.is(error) || codeOf(error) !== undefined;
    if (!isTold) throw error;
    const why = EngineError.is(error) ? error.reason : gistOf(error);
    const again = `npx worldproof lifecycle ${engine}`;
    return new NotRunHereError(engine, why, again);
  }
}

/** The system's code, of the error or of what `fetch` wraps in one. */
function codeOf(error: unknown): string | undefined {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  if (typeof code === 'string') return code;
  return cause instanceof Error ? codeOf(cause) : undefined;
}

function untold(
  profile: EngineDefinition['profile'],
  asked: readonly Question[],
  { why, command }: NotRunHereError
): [Question, EngineCell][] {
  const words = `${why}; ${command}`;
  return asked.map((question) => [
    question,
    unaskedCell(profile, ...question, words),
  ]);
}
