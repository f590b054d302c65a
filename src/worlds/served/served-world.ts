import { gist } from '../../error-words.js';
import { dialledElsewhere, watchEndpoint } from '../../sim/gates/sockets.js';
import { Wire } from '../../sim/wire/wire.js';
import { backgroundOf } from '../contract/background.js';
import { declaredContract } from '../contract/declared.js';
import { SubjectError } from '../errors.js';
import type { LoadedModule } from '../package/factory.js';
import { Graphs } from '../package/graphs.js';
import { openPlace, type Place } from '../servers/place.js';
import type { ServerAddress } from '../servers/server.js';
import type { Instances, LoadedSubject, SubjectSpec } from '../subject.js';
import { type KeptInstances, keepInstances } from './instances.js';
import { SERVED_KINDS } from './kinds.js';
import { unlessStray } from './stray.js';

/**
 * Loads a World that stands on a server: its module graph once for each
 * simulated process, its instances kept, its connections under gates.
 */
export async function loadServedWorld(
  spec: SubjectSpec,
  address: ServerAddress
): Promise<LoadedSubject> {
  const graphs = new Graphs(spec);
  await graphs.renew();
  const place = await openPlace(address, spec);
  const world = new ServedWorld(spec, place, graphs);
  try {
    await setUp(spec, graphs.inUse[0]?.setup, place);
    await world.open();
  } catch (error) {
    await place.close();
    throw error;
  }
  return world.loaded();
}

/** What a module's own set-up makes belongs to the empty state. */
async function setUp(
  spec: SubjectSpec,
  setup: LoadedModule['setup'],
  place: Place
): Promise<void> {
  if (!setup) return;
  try {
    await setup(place.url);
  } catch (error) {
    throw new SubjectError(spec.id, `its setup threw ${gist(error)}`, {
      cause: error,
    });
  }
  await place.seal();
}

class ServedWorld {
  readonly #spec: SubjectSpec;
  readonly #place: Place;
  readonly #wire: Wire;
  readonly #connections: number[] = [];
  #instances: KeptInstances | undefined;
  readonly #graphs: Graphs;
  #isStarted = false;
  #nowMs = () => 0;

  constructor(spec: SubjectSpec, place: Place, graphs: Graphs) {
    this.#graphs = graphs;
    this.#spec = spec;
    this.#place = place;
    const { host, port } = place.endpoint;
    const { title, createCodec } = SERVED_KINDS[place.kind];
    this.#wire = new Wire({
      server: `${title} at ${host}:${port}`,
      createCodec,
      waits: (ports) => place.waits(ports),
      terminate: (ports) => place.terminate(ports),
    });
    watchEndpoint(place.endpoint, this.#wire);
  }

  /** Makes the instances, and all the connections that they will need. */
  async open(): Promise<void> {
    const modules = this.#graphs.inUse;
    const { urlOption, options } = SERVED_KINDS[this.#place.kind];
    const { urlOption: own = urlOption } = this.#spec;
    this.#instances = await keepInstances(
      this.#spec,
      modules.map(({ factory }) => factory),
      { ...options?.(this.#place.url), [own]: this.#place.url },
      () => this.#nowMs()
    );
    if (this.#isStarted) await this.#instances.start();
    for (const process of modules.keys()) {
      await this.#directed(process, this.#instances.warm(process));
    }
    await this.#wire.rest();
    for (const process of modules.keys()) {
      this.#connections[process] = this.#wire.connectionsOf(process);
    }
    const idle = this.#connections.indexOf(0);
    if (idle >= 0) throw this.#misdirected(idle);
  }

  /**
   * A World that was given the address under a name that it does not know may
   * dial one of its own for ever.
   */
  #directed(process: number, warm: Promise<void>): Promise<void> {
    return unlessStray(warm, {
      isStray: () =>
        dialledElsewhere(process).length > 0 &&
        this.#wire.connectionsOf(process) === 0,
      problem: () => this.#misdirected(process),
    });
  }

  #misdirected(process: number): SubjectError {
    const { host, port } = this.#place.endpoint;
    const { urlOption: usual } = SERVED_KINDS[this.#place.kind];
    const { id, urlOption = usual } = this.#spec;
    const places = dialledElsewhere(process).join(', ');
    const dialled = places === '' ? '' : ` and dialled ${places}`;
    return new SubjectError(
      id,
      `opens no connection to ${host}:${port}${dialled}; the address was given as the option ${urlOption}, --url-option names another`
    );
  }

  loaded(): LoadedSubject {
    const [first] = this.#kept.worlds;
    if (!first) throw new TypeError('No instance was made');
    const { mayBreak, mayRestart, undying } = SERVED_KINDS[this.#place.kind];
    return {
      spec: this.#spec,
      contract: declaredContract(first, this.#spec),
      outside: this.#wire,
      fresh: (instances) => this.#fresh(instances),
      renew: () => this.#reopen(),
      ...(mayBreak && {
        lose: (process, part, told) => this.#wire.lose(process, part, told),
      }),
      ...(mayRestart && { restartServer: () => this.#wire.breakAll() }),
      undying,
      ...(undying === undefined && {
        prepare: (restarts) => this.#graphs.prepare(restarts),
        restart: (process) => {
          const { factory } = this.#graphs.replace(process);
          return this.#kept.replace(process, factory);
        },
        buried: (isClean) => this.#graphs.buried(isClean),
      }),
      graphs: () => this.#graphs.loaded,
      ...(backgroundOf(first) && { start: () => this.#start() }),
      close: async () => {
        this.#wire.cut();
        await this.#place.close();
      },
    };
  }

  async #start(): Promise<void> {
    this.#isStarted = true;
    await this.#kept.start();
  }

  get #kept(): KeptInstances {
    if (!this.#instances) throw new TypeError('Nothing is open');
    return this.#instances;
  }

  async #fresh({ processes, nowMs }: Instances) {
    this.#nowMs = () => nowMs(0);
    this.#wire.forgetActors();
    if (!(await this.#wire.rest())) await this.#reopen();
    await this.#place.reset();
    for (let process = 0; process < processes; process++) {
      const isShort =
        this.#wire.connectionsOf(process) < (this.#connections[process] ?? 0);
      // A pool throws a connection away after an error.
      if (isShort) await this.#kept.warm(process);
    }
    return this.#kept.worlds.slice(0, processes);
  }

  /**
   * After a schedule that was given up: nothing of it may go on, neither in
   * the server nor in what the modules remember.
   */
  async #reopen(): Promise<void> {
    await this.#place.terminate(this.#wire.cut());
    await this.#graphs.renew();
    await this.open();
  }
}
