import {
  type ActorContext,
  runAs,
  type Surroundings,
} from '../../sim/context.js';
import { randomStream } from '../../sim/random.js';
import type { WorldApi } from '../contract/api.js';
import { backgroundOf } from '../contract/background.js';
import { createWorld, type Factory } from '../package/factory.js';
import type { SubjectSpec } from '../subject.js';

/** Connections that a pool is to have: more than the actors of a plan use. */
const CONNECTIONS = 8;

/** What Node makes of a delay of 0. */
const NO_DELAY_MS = 1;

/** The Worlds of all simulated processes, kept from schedule to schedule. */
export interface KeptInstances {
  readonly worlds: readonly WorldApi[];
  /** Another one in the place of that of a process. */
  replace(process: number, factory: Factory): WorldApi | Promise<WorldApi>;
  /** Lets each do what it does by itself. */
  start(): Promise<void>;
  /** Opens as many connections as a schedule may need. */
  warm(process: number): Promise<void>;
}

/**
 * What a World does in the background belongs to no schedule: its timers never
 * fire, so that no pool closes a connection in the middle of one. What asks for
 * no delay is no timer: some drivers connect and write so.
 */
function background(process: number, nowMs: () => number): ActorContext {
  const stream = randomStream('ids', 'background', process);
  // Without surroundings timers are real.
  const outside = { name: `outside ${process}`, process };
  const surroundings: Surroundings = {
    nowMs,
    random: () => stream.next(),
    setTimer: (actor, { delayMs, repeats, callback }) => {
      if (repeats || delayMs > NO_DELAY_MS) return () => undefined;
      const fire = () => runAs(actor, callback);
      const immediate = runAs(outside, () => setImmediate(fire));
      return () => clearImmediate(immediate);
    },
  };
  return { name: `background ${process}`, process, surroundings };
}

/** Makes an instance for each simulated process. */
export async function keepInstances(
  spec: SubjectSpec,
  factories: readonly Factory[],
  options: Record<string, unknown>,
  nowMs: () => number
): Promise<KeptInstances> {
  const contexts = factories.map((_, process) => background(process, nowMs));
  const worlds = await Promise.all(
    factories.map((factory, process) =>
      runAs(contexts[process] as ActorContext, () =>
        createWorld(spec, factory, options)
      )
    )
  );
  return {
    worlds,
    replace(process, factory) {
      const made = runAs(contexts[process] as ActorContext, () =>
        createWorld(spec, factory, options)
      );
      if (!(made instanceof Promise)) {
        worlds[process] = made;
        return made;
      }
      return made.then((world) => {
        worlds[process] = world;
        return world;
      });
    },
    async start() {
      for (const [process, world] of worlds.entries()) {
        const context = contexts[process] as ActorContext;
        await runAs(context, async () => backgroundOf(world)?.());
      }
    },
    async warm(process) {
      const world = worlds[process] as WorldApi;
      await runAs(contexts[process] as ActorContext, () =>
        Promise.all(
          Array.from({ length: CONNECTIONS }, () =>
            world.runs.list({ pagination: { limit: 1 } })
          )
        )
      );
    },
  };
}
