import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineDefinition } from './definition.js';
import type { EngineId } from './engine.js';
import { ENGINES } from './engines.js';
import { EngineError, NotRunHereError } from './errors.js';
import { sdkVersion } from './host/sdk.js';
import { INSTALL_COMMAND, installedSdk } from './install/packages.js';
import { judgeRow, unaskedCell } from './judge.js';
import { Ledger } from './ledger.js';
import type { Profile } from './profile.js';
import type { EngineCell, EngineObservation } from './record.js';
import type { Rig } from './rig.js';
import { ROWS } from './rows/registry.js';
import type { Row } from './rows/row.js';
import { runRow } from './run-row.js';
import { TranscriptFile } from './transcript.js';

export interface ObserveOptions {
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
export async function observeEngines(
  options: ObserveOptions = {}
): Promise<EngineObservation[]> {
  const observations: EngineObservation[] = [];
  for (const definition of ENGINES) {
    const { engine } = definition.profile;
    if (options.engines && !options.engines.includes(engine)) continue;
    if (options.signal?.aborted) break;
    const plain = await observeEngine(definition, options);
    const gated = (await definition.observeGated?.(options)) ?? [];
    observations.push({ ...plain, cells: [...plain.cells, ...gated] });
  }
  return observations;
}

async function observeEngine(
  definition: EngineDefinition,
  options: ObserveOptions
): Promise<EngineObservation> {
  const { profile } = definition;
  const { env = process.env, onProgress = () => undefined } = options;
  const deadlineMs = options.deadlineMs ?? 10_000;
  const asked = questions(profile, options.rows);
  const ledger = await Ledger.open();
  try {
    const cells = new Map<Question, EngineCell>();
    const rigOptions = { ledger, env, deadlineMs, onProgress };
    let server: EngineObservation['server'] | undefined;
    for (const { open, own } of rigsFor(definition, asked)) {
      onProgress(`${profile.engine}: starting`);
      const rig = await open(rigOptions);
      server ??= { ...rig.server };
      try {
        await ask(rig, profile, own, options, cells);
      } finally {
        await rig.close();
      }
    }
    return {
      ...describe(profile, env, server ?? { notRun: 'no row', command: '' }),
      cells: asked.flatMap((question) => cells.get(question) ?? []),
      ...(options.directory && {
        transcriptFile: fileOf(options.directory, profile.engine),
      }),
    };
  } catch (error) {
    if (NotRunHereError.is(error)) return notRun(profile, asked, error);
    if (!EngineError.is(error)) throw error;
    const { engine, reason } = error;
    const failed = new NotRunHereError(engine, reason, INSTALL_COMMAND);
    return notRun(profile, asked, failed);
  } finally {
    await ledger.close();
  }
}

/** Rows that want a server with its limits of pace get a rig of their own. */
function rigsFor(
  { openRig, openPacedRig }: EngineDefinition,
  asked: readonly Question[]
) {
  if (!openPacedRig) return [{ open: openRig, own: asked }];
  const isPaced = ([row]: Question) => row.isPaced === true;
  return [
    { open: openRig, own: asked.filter((question) => !isPaced(question)) },
    { open: openPacedRig, own: asked.filter(isPaced) },
  ].filter(({ own }) => own.length > 0);
}

function notRun(
  profile: Profile,
  asked: readonly Question[],
  { why, command }: NotRunHereError
): EngineObservation {
  const words = `${why}; ${command}`;
  return {
    ...describe(profile, undefined, { notRun: why, command }),
    cells: asked.map(([row, surface]) =>
      unaskedCell(profile, row, surface, words)
    ),
  };
}

type Question = readonly [row: Row, surface: string | undefined];

/** Each row once a surface, or once where it is of the engine. */
function questions(
  profile: Profile,
  wanted: readonly string[] | undefined
): Question[] {
  return ROWS.filter(
    ({ id, engines }) =>
      (!engines || engines.includes(profile.engine)) &&
      (!wanted || wanted.some((prefix) => id.startsWith(prefix)))
  ).flatMap((row): Question[] =>
    row.isOfEngine
      ? [[row, undefined]]
      : profile.surfaces.map(({ id }): Question => [row, id])
  );
}

async function ask(
  rig: Rig,
  profile: Profile,
  asked: readonly Question[],
  {
    tries = 3,
    directory,
    signal,
    onProgress = () => undefined,
  }: ObserveOptions,
  cells: Map<Question, EngineCell>
): Promise<void> {
  if (directory) mkdirSync(directory, { recursive: true });
  const file =
    directory === undefined
      ? undefined
      : new TranscriptFile(fileOf(directory, profile.engine));
  for (const question of asked) {
    if (signal?.aborted) break;
    const [row, surface] = question;
    const why = profile.unmeasured[row.id];
    if (why) {
      cells.set(question, unaskedCell(profile, row, surface, why));
      continue;
    }
    const at = surface ?? row.surface ?? profile.surfaces[0]?.id ?? '';
    const made = await runRow(rig, row, at, tries, file);
    cells.set(question, judgeRow(profile, row, surface, made));
    onProgress(`${profile.engine}: ${row.id} ${surface ?? ''}`.trimEnd());
  }
}

function fileOf(directory: string, engine: EngineId): string {
  return join(directory, `${engine}.jsonl`);
}

function describe(
  profile: Profile,
  env: NodeJS.ProcessEnv | undefined,
  server: EngineObservation['server']
): Omit<EngineObservation, 'cells'> {
  const { engine, title, surfaces } = profile;
  const version = env
    ? sdkVersion(installedSdk(engine, env), profile.package)
    : '';
  return { engine, title, version, server, surfaces: [...surfaces] };
}
