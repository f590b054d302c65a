import {
  kindOfUrl,
  type RunningServer,
  type ServerKind,
  startServer,
} from '../worlds/servers/server.js';
import type { SubjectSpec } from '../worlds/subject.js';

/** The servers of one run of the command: each is started when it is needed. */
export class Servers {
  readonly #urls = new Map<ServerKind, string>();
  readonly #running = new Map<ServerKind, Promise<RunningServer>>();

  /** @throws ServerError for an address of no kind of server that is known */
  constructor(urls: readonly string[] = []) {
    for (const url of urls) this.#urls.set(kindOfUrl(url), url);
  }

  /** What a module stands on whose author named one server. */
  get onlyKind(): ServerKind | undefined {
    const [first, ...others] = this.#urls.keys();
    return others.length === 0 ? first : undefined;
  }

  /**
   * The subject with the address of its server.
   *
   * @throws ServerError where there is none
   */
  async serve(
    spec: SubjectSpec,
    onProgress?: (message: string) => void
  ): Promise<SubjectSpec> {
    if (!spec.needs) return spec;
    const kind = spec.needs;
    let running = this.#running.get(kind);
    if (!running) {
      running = startServer(kind, { url: this.#urls.get(kind), onProgress });
      this.#running.set(kind, running);
    }
    const { address } = await running;
    return { ...spec, server: address };
  }

  /** Ends what was started, and removes what was made in it. */
  async stop(): Promise<void> {
    const running = [...this.#running.values()];
    this.#running.clear();
    for (const each of running) {
      await each.then(
        (server) => server.stop(),
        () => undefined
      );
    }
  }
}
