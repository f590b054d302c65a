import { messageOf } from '../error-words.js';
import { InputError } from '../laboratory/errors.js';
import {
  kindOfUrl,
  type RunningServer,
  SERVER_KINDS,
  type ServerKind,
  startServer,
} from '../worlds/servers/server.js';
import type { SubjectSpec } from '../worlds/subject.js';
import { assertKnown } from './suggest.js';

export interface ServerWishes {
  /** Servers of the user's own; the kit starts the others. */
  readonly urls?: readonly string[] | undefined;
  /** The kind that a module stands on; absent: that of the only URL. */
  readonly kind?: string | undefined;
}

/** The servers of one run of the command: each is started when it is needed. */
export class Servers {
  readonly #urls = new Map<ServerKind, string>();
  readonly #running = new Map<ServerKind, Promise<RunningServer>>();
  /** What a module stands on whose author named one server. */
  readonly moduleKind: ServerKind | undefined;

  /** @throws InputError for a kind that is not known, or named twice */
  constructor({ urls = [], kind }: ServerWishes = {}) {
    for (const url of urls) {
      const found = kindOf(url);
      if (this.#urls.has(found)) {
        throw new InputError(
          `--url names two servers of ${found}, expected one`
        );
      }
      this.#urls.set(found, url);
    }
    const [first, ...others] = this.#urls.keys();
    const only = others.length === 0 ? first : undefined;
    if (kind !== undefined) assertKnown('kind of server', [kind], SERVER_KINDS);
    this.moduleKind = SERVER_KINDS.find((each) => each === kind) ?? only;
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

  /**
   * Ends what was started, and removes what was made in it. Resolves with what
   * could not be: a server may have gone by itself.
   */
  async stop(): Promise<readonly string[]> {
    const running = [...this.#running.values()];
    this.#running.clear();
    const problems: string[] = [];
    for (const each of running) {
      const server = await each.catch(() => undefined);
      await server?.stop().catch((error: unknown) => {
        problems.push(messageOf(error));
      });
    }
    return problems;
  }
}

function kindOf(url: string): ServerKind {
  try {
    return kindOfUrl(url);
  } catch (error) {
    throw new InputError(`--url: ${messageOf(error)}`);
  }
}
