import { InputError } from '../../laboratory/errors.js';
import {
  HostFailedError,
  HostLostError,
} from '../../laboratory/host/errors.js';
import type { Job } from '../../laboratory/jobs.js';
import { Pool } from '../../laboratory/pool.js';
import { divergedWords } from '../../sim/trace.js';
import {
  type RunningServer,
  startServer,
} from '../../worlds/servers/server.js';
import { unaskedCell } from '../cell.js';
import type { EngineDefinition } from '../definition.js';
import type { EngineId } from '../engine.js';
import { EngineError, gistOf, NotRunHereError } from '../errors.js';
import { INSTALL_COMMAND, installedSdk } from '../install/packages.js';
import type { Profile } from '../profile.js';
import type { EngineCell } from '../record.js';
import { sdkVersion } from '../session/sdk.js';
import { gatedCell, type Surveyed, withClaim } from './cell.js';
import {
  type GatedDefinition,
  type GatedQuestion,
  scenarioOf,
} from './gated-row.js';
import {
  GATED_ENGINES,
  type GatedEvidence,
  type GatedLoad,
  type GatedWords,
} from './kind.js';
import type { GatedPlan } from './plan.js';
import type { Sought } from './tally.js';

type Environment = Readonly<Record<string, string | undefined>>;

export interface GatedOptions {
  /** Ids of rows, or what they begin with; all of them unless said. */
  readonly rows?: readonly string[] | undefined;
  /** Schedules that a row is played in; 200. */
  readonly schedules?: number | undefined;
  /** Decides every schedule. */
  readonly seed?: string | undefined;
  readonly env?: Environment | undefined;
  readonly onProgress?: ((message: string) => void) | undefined;
  /** When aborted, what was asked so far is all there is. */
  readonly signal?: AbortSignal | undefined;
}

const SCHEDULES = 200;

/** One schedule in so many is run twice, and the traces compared. */
const TWICE_EVERY = 20;

/** Asks every row; one that cannot be had is told with the reason. */
export async function askGated(
  { profile, gated }: Pick<EngineDefinition, 'profile' | 'gated'>,
  options: GatedOptions = {}
): Promise<EngineCell[]> {
  const { engine } = profile;
  const { onProgress = () => undefined, seed = engine } = options;
  const { schedules = SCHEDULES } = options;
  const asked = (gated?.rows ?? []).filter(
    ({ id }) =>
      !options.rows || options.rows.some((prefix) => id.startsWith(prefix))
  );
  if (!gated || asked.length === 0) return [];
  const cells: EngineCell[] = [];
  try {
    await onGrounds(profile, gated, options.env, async (grounds, sdk) => {
      const pool = new Pool(GATED_ENGINES, { ...grounds, seed });
      try {
        await pool.start();
        for (const row of asked) {
          if (options.signal?.aborted) break;
          const surveyed = await survey(pool, row, schedules);
          cells.push(gatedCell(profile, row, sdk, surveyed));
          onProgress(`${engine}: ${row.id} ${row.surface}`);
        }
      } finally {
        await pool.close();
      }
    });
    return cells;
  } catch (error) {
    const why = whyNotRun(engine, error);
    return asked.map((row) =>
      unaskedCell(withClaim(profile, row), row, row.surface, why)
    );
  }
}

/** Plays a row in as many schedules as asked; tells of the worst of them. */
async function survey(
  pool: Pool<GatedPlan, GatedWords>,
  row: GatedQuestion,
  schedules: number
): Promise<Surveyed> {
  const tally = await pool.work(jobOf(row, schedules));
  const { worst } = tally;
  if (!worst) return { tally, evidence: undefined };
  const { plan, sought, rank } = worst;
  const attemptsMax = rank > 0 ? undefined : 0;
  const told = await pool.shrink({ plan, sought, attemptsMax });
  const lack = told
    ? await lackOfControl(pool, told, sought)
    : 'uncontrolled: what was found did not show again';
  if (lack === undefined) return { tally, evidence: told };
  // A finding that does not repeat is none.
  tally.failures.push({ index: -1, message: lack, plan });
  return { tally, evidence: undefined };
}

function jobOf(row: GatedQuestion, schedules: number): Job {
  const scenario = scenarioOf(row);
  if (row.exhaust !== undefined) {
    return {
      kind: 'exhaust',
      scenario,
      draft: 0,
      preemptions: row.exhaust,
      schedulesMax: schedules,
      twiceEvery: TWICE_EVERY,
    };
  }
  const plays = Array.from({ length: schedules }, (_, index) => ({
    index,
    scenario,
    number: index,
    isTwice: index % TWICE_EVERY === 0,
  }));
  return { kind: 'batch', plays };
}

async function lackOfControl(
  pool: Pool<GatedPlan, GatedWords>,
  { plan, trace }: GatedEvidence,
  sought: Sought
): Promise<string | undefined> {
  try {
    const again = await pool.replay({ plan, trace, sought });
    const { mismatch, failure } = again;
    return failure ?? (mismatch && divergedWords(mismatch));
  } catch (error) {
    return gistOf(error);
  }
}

/** A host that fails has shown nothing of the engine. */
export function whyNotRun(engine: EngineId, error: unknown): string {
  if (NotRunHereError.is(error)) return `${error.why}; ${error.command}`;
  if (EngineError.is(error)) return error.reason;
  const isOfHost = HostLostError.is(error) || HostFailedError.is(error);
  if (!isOfHost && !InputError.is(error)) throw error;
  const prefix = `${engine}: `;
  const { message } = error;
  return message.startsWith(prefix) ? message.slice(prefix.length) : message;
}

/**
 * A server and what a host needs to bring the engine up on it, for as long as
 * the work takes.
 *
 * @throws NotRunHereError if either cannot be had
 */
export async function onGrounds<T>(
  { engine, package: name }: Profile,
  { address: variable }: GatedDefinition,
  env: Environment = process.env,
  work: (grounds: Omit<GatedLoad, 'seed'>, sdk: string) => Promise<T>
): Promise<T> {
  const sdkDirectory = installedSdk(engine, env);
  const { address, stop } = await serverFor(engine, env[variable]);
  try {
    const sdk = sdkVersion(sdkDirectory, name);
    return await work({ engine, address, sdkDirectory }, sdk);
  } finally {
    await stop();
  }
}

function serverFor(
  engine: EngineId,
  url: string | undefined
): Promise<RunningServer> {
  return startServer('postgres', { url }).catch((error) => {
    throw new NotRunHereError(engine, gistOf(error), INSTALL_COMMAND);
  });
}
