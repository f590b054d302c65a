import { runAs } from '../../../sim/context.js';
import { watchEndpoint } from '../../../sim/gates/sockets.js';
import { createPostgresCodec } from '../../../sim/wire/postgres/codec.js';
import { Wire } from '../../../sim/wire/wire.js';
import { openPlace, type Place } from '../../../worlds/servers/place.js';
import type { ServerAddress } from '../../../worlds/servers/server.js';
import { EngineError } from '../../errors.js';
import { placeName } from '../../experiment/place.js';
import { Background } from '../../gated/background.js';
import { type Stage, stageReporter } from '../../gated/stage.js';
import type { GatedSubject } from '../../gated/subject.js';
import { GatedExecutor } from './executor.js';

const PROCESSES = 2;

/**
 * Brings up two executors of DBOS on one database, each with modules of its
 * own, their connections under gates and their loops frozen.
 */
export async function openDbosSubject(
  address: ServerAddress,
  sdkDirectory: string
): Promise<GatedSubject<GatedExecutor>> {
  const place = await openPlace(address);
  const subject = new DbosSubject(place);
  try {
    await subject.open(sdkDirectory);
    return subject;
  } catch (error) {
    await subject.close();
    throw error;
  }
}

class DbosSubject implements GatedSubject<GatedExecutor> {
  readonly executors: GatedExecutor[] = [];
  readonly wire: Wire;
  readonly #place: Place;
  readonly #background = new Background();
  readonly #connections: number[] = [];
  #stage: Stage | undefined;

  constructor(place: Place) {
    this.#place = place;
    const { host, port } = place.endpoint;
    this.wire = new Wire({
      server: `PostgreSQL at ${host}:${port}`,
      createCodec: () => createPostgresCodec(),
      waits: (ports) => place.waits(ports),
    });
    watchEndpoint(place.endpoint, this.wire);
  }

  async open(sdkDirectory: string): Promise<void> {
    for (let process = 0; process < PROCESSES; process++) {
      const reporter = stageReporter(() => this.#played, placeName(process));
      const { url } = this.#place;
      const executor = await runAs(this.#background.context(process), () =>
        GatedExecutor.open({ sdkDirectory, url, process, reporter })
      );
      this.executors.push(executor);
      await this.#warm(process);
    }
    this.#background.freeze();
    await this.wire.rest();
    for (let process = 0; process < PROCESSES; process++) {
      this.#connections[process] = this.wire.connectionsOf(process);
    }
    // Queues, versions and migrations belong to the empty state.
    await this.#place.seal();
  }

  async fresh(stage: Stage): Promise<void> {
    this.#stage = stage;
    this.wire.forgetActors();
    if (!(await this.wire.rest())) {
      await this.#place.terminate(this.wire.cut());
    }
    await this.#place.reset();
    for (let process = 0; process < PROCESSES; process++) {
      const full = this.#connections[process] ?? 0;
      if (this.wire.connectionsOf(process) < full) await this.#warm(process);
    }
  }

  async close(): Promise<void> {
    this.wire.cut();
    await this.#place.close();
  }

  get #played(): Stage {
    if (!this.#stage)
      throw new EngineError('dbos', 'a body ran in no schedule');
    return this.#stage;
  }

  async #warm(process: number): Promise<void> {
    const executor = this.executors[process] as GatedExecutor;
    const context = this.#background.context(process);
    await runAs(context, () => executor.warm());
  }
}
