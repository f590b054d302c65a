import { loadInRealm } from '../sim/realms/realm.js';
import type { WorldApi, WorldRun } from '../worlds/contract/api.js';
import { createWorldAtOnce, loadModule } from '../worlds/package/factory.js';
import type { RuntimeFiles } from './package.js';
import { realmGlobal } from './realm-global.js';

/** A handle of a run, as far as it is used. */
export interface RunHandle {
  readonly runId: string;
  readonly status: Promise<string>;
  readonly returnValue: Promise<unknown>;
  cancel(): Promise<void>;
}

export interface DeliveryMetadata {
  readonly attempt: number;
  readonly queueName: string;
  readonly messageId: string;
}

/**
 * One message handed to the runtime. It passes for the request that a route
 * would get, of which the runtime reads the address and the method.
 */
interface Delivery {
  readonly url: string;
  readonly method: string;
  readonly message: unknown;
  readonly metadata: DeliveryMetadata;
}

export type Entrypoint = (delivery: Delivery) => Promise<unknown>;

/** The parts of `@workflow/core/runtime` that are asked. */
export interface RuntimeApi {
  start(
    workflow: { readonly workflowId: string },
    args: readonly unknown[],
    options?: Readonly<Record<string, unknown>>
  ): Promise<RunHandle>;
  getRun(runId: string): RunHandle;
  resumeHook(
    token: string,
    payload: unknown
  ): Promise<{ readonly runId: string }>;
  setWorld(world: QueueingWorld): void;
  /** In the present line a promise. */
  getWorld(): QueueingWorld | Promise<QueueingWorld>;
  workflowEntrypoint(bundle: string): Entrypoint;
  /** The 4.x line hands steps to a queue, and an entrypoint, of their own. */
  readonly stepEntrypoint?: Entrypoint;
}

export type StepFunction = (...args: never[]) => Promise<unknown>;

/** One simulated process: a module graph of the runtime and of its World. */
export interface RuntimeModules {
  readonly runtime: RuntimeApi;
  /** Whether workflow code may set attributes of its run. */
  readonly canSetAttributes: boolean;
  readonly registerStep: (id: string, step: StepFunction) => void;
  readonly createWorld: (options: Record<string, unknown>) => QueueingWorld;
}

/** What a message of the queue is published with. */
export interface QueueOptions {
  readonly idempotencyKey?: string;
  readonly delaySeconds?: number;
}

type QueueHandler = (
  message: unknown,
  metadata: DeliveryMetadata
) => Promise<unknown>;

/** A World with the queue that the runtime is driven by. */
export interface QueueingWorld extends WorldApi {
  readonly runs: WorldApi['runs'] & {
    /** A long poll, where a World has it: it is over when the run has ended. */
    waitForTerminalStatus?(runId: string, ...rest: never[]): Promise<WorldRun>;
  };
  queue(
    name: string,
    message: unknown,
    options?: QueueOptions
  ): Promise<{ readonly messageId: string }>;
  createQueueHandler(prefix: string, handler: QueueHandler): Entrypoint;
  getDeploymentId(): Promise<string>;
}

/** Where the runtime looks for a World before it creates one to register. */
const REGISTERING = Symbol.for('@workflow/world//stubbedCache');

/** What it would find there: a queue that hands over what it is given. */
const REGISTRAR = {
  createQueueHandler:
    (_prefix: string, handler: QueueHandler): Entrypoint =>
    ({ message, metadata }) =>
      handler(message, metadata),
};

/** Loads the runtime for one simulated process, with state of its own. */
export async function loadRuntime(
  files: RuntimeFiles,
  realm: string
): Promise<RuntimeModules> {
  // The 4.x line registers its handler of steps as it is loaded.
  Object.assign(realmGlobal(realm), { [REGISTERING]: REGISTRAR });
  const runtime = await loadInRealm(files.runtime, realm);
  const index = await loadInRealm(files.index, realm);
  const steps = await loadInRealm(files.steps, realm);
  const { spec } = files;
  const { factory } = await loadModule(spec, realm);
  const port = await loadInRealm(files.port, realm);
  // It would look through the open sockets of the host: there is no server.
  const resolvePort = port.setPortResolverForTesting as PortSetter | undefined;
  resolvePort?.(async () => PORT);
  return {
    runtime: runtime as unknown as RuntimeApi,
    canSetAttributes: typeof index.setAttributes === 'function',
    registerStep: steps.registerStepFunction as RuntimeModules['registerStep'],
    createWorld: (options) =>
      createWorldAtOnce(spec, factory, options) as QueueingWorld,
  };
}

type PortSetter = (resolve: () => Promise<number>) => void;

const PORT = 3000;
