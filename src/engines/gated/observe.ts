import {
  type RunningServer,
  startServer,
} from '../../worlds/servers/server.js';
import type { EngineId } from '../engine.js';
import { EngineError, gistOf, NotRunHereError } from '../errors.js';
import { sdkVersion } from '../host/sdk.js';
import { INSTALL_COMMAND, installedSdk } from '../install/packages.js';
import { unaskedCell } from '../judge.js';
import type { Profile } from '../profile.js';
import type { EngineCell } from '../record.js';
import { gatedCell, withClaim } from './cell.js';
import type { GatedRow } from './gated-row.js';
import { GatedHost } from './host/gated-host.js';
import type { SurveyedAnswer } from './host/protocol.js';

export interface GatedOptions {
  /** Ids of rows, or what they begin with; all of them unless said. */
  readonly rows?: readonly string[] | undefined;
  /** Schedules that a row is played in; 200. */
  readonly schedules?: number | undefined;
  /** Decides every schedule. */
  readonly seed?: string | undefined;
  readonly env?: NodeJS.ProcessEnv | undefined;
  readonly onProgress?: ((message: string) => void) | undefined;
  /** When aborted, what was asked so far is all there is. */
  readonly signal?: AbortSignal | undefined;
}

/** An engine on PostgreSQL whose rows are played under wire gates. */
export interface GatedDefinition<E> {
  readonly profile: Profile;
  /** The variable that names a PostgreSQL of the user's own. */
  readonly address: string;
  readonly rows: readonly GatedRow<E>[];
}

const SCHEDULES = 200;

/** Asks every row; one that cannot be had is told with the reason. */
export async function observeGated<E>(
  definition: GatedDefinition<E>,
  options: GatedOptions = {}
): Promise<EngineCell[]> {
  const { profile, rows } = definition;
  const { env = process.env, onProgress = () => undefined } = options;
  const asked = rows.filter(
    ({ id }) =>
      !options.rows || options.rows.some((prefix) => id.startsWith(prefix))
  );
  if (asked.length === 0) return [];
  try {
    return await onGrounds(definition, env, async (host, sdk) => {
      const cells: EngineCell[] = [];
      for (const row of asked) {
        if (options.signal?.aborted) break;
        const surveyed = await askRow(host, row, profile.engine, options);
        cells.push(gatedCell(profile, row, sdk, surveyed));
        onProgress(`${profile.engine}: ${row.id} ${row.surface}`);
      }
      return cells;
    });
  } catch (error) {
    if (!NotRunHereError.is(error) && !EngineError.is(error)) throw error;
    const why = NotRunHereError.is(error)
      ? `${error.why}; ${error.command}`
      : error.reason;
    return asked.map((row) =>
      unaskedCell(withClaim(profile, row), row, row.surface, why)
    );
  }
}

/** A host that fails has shown nothing of the engine. */
async function askRow<E>(
  host: GatedHost,
  { id: row, surface }: GatedRow<E>,
  engine: EngineId,
  { seed = engine, schedules = SCHEDULES }: GatedOptions
): Promise<SurveyedAnswer> {
  try {
    return await host.ask({ kind: 'survey', row, surface, seed, schedules });
  } catch (error) {
    if (!EngineError.is(error)) throw error;
    return {
      kind: 'surveyed',
      tries: [{ finding: undefined, failure: error.reason }],
      steps: 0,
      checkedTwice: 0,
      differed: 0,
      evidence: undefined,
    };
  }
}

/**
 * A server and a host with the engine in it, for as long as the work takes.
 *
 * @throws NotRunHereError if either cannot be had
 * @throws EngineError if the engine does not come up under gates
 */
export async function onGrounds<E, T>(
  { profile, address }: GatedDefinition<E>,
  env: NodeJS.ProcessEnv,
  work: (host: GatedHost, sdk: string) => Promise<T>
): Promise<T> {
  const { engine } = profile;
  const sdkDirectory = installedSdk(engine, env);
  const server = await serverFor(engine, env[address]);
  const host = new GatedHost(engine);
  try {
    const { address } = server;
    await host.ask({ kind: 'open', engine, address, sdkDirectory });
    return await work(host, sdkVersion(sdkDirectory, profile.package));
  } finally {
    await host.close();
    await server.stop();
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
