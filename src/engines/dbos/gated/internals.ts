import { createRequire } from 'node:module';
import { loadInRealm } from '../../../sim/realms/realm.js';
import type { Dbos, DbosSdk } from '../sdk.js';

/** An execution in a process, until it has settled. */
interface Running {
  readonly promise: Promise<void>;
}

interface DbosExecutor {
  readonly systemDatabase: {
    readonly runningWorkflowMap: ReadonlyMap<string, readonly Running[]>;
  };
}

/** The loop that polls queues, taken apart: one poll at a time. */
interface QueueRunner {
  readonly states: ReadonlyMap<string, { readonly queue: object }>;
  refreshDbQueues(executor: DbosExecutor, nowMs: number): Promise<void>;
  pollQueue(executor: DbosExecutor, queue: object): Promise<boolean>;
}

/** What one simulated process has of the SDK: modules of its own. */
export interface Internals {
  readonly dbos: Dbos;
  readonly runner: QueueRunner;
  /** There once it is launched. */
  executor(): DbosExecutor;
}

const PACKAGE = '@dbos-inc/dbos-sdk';

/** Loads the SDK for one simulated process, past those of the others. */
export async function loadInternals(
  sdkDirectory: string,
  realm: string
): Promise<Internals> {
  const require = createRequire(`${sdkDirectory}/package.json`);
  const main = require.resolve(PACKAGE);
  const { DBOS } = (await loadInRealm(main, realm)) as unknown as DbosSdk;
  // What was loaded last is in the cache: these are of the same realm.
  const { wfQueueRunner } = require(`${PACKAGE}/internal/wfqueue`) as {
    wfQueueRunner: QueueRunner;
  };
  const { DBOSExecutor } = require(`${PACKAGE}/internal/dbos-executor`) as {
    DBOSExecutor: { globalInstance: DbosExecutor };
  };
  return {
    dbos: DBOS,
    runner: wfQueueRunner,
    executor: () => DBOSExecutor.globalInstance,
  };
}
