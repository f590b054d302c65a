import type { Greeting, Renewal, Session } from './session.js';

/** A session that is as new, and how it was opened. */
export interface KeptSession {
  readonly session: Session;
  readonly greeting: Greeting;
}

/** More are ended: servers have a limit. */
const KEPT_MAX = 16;

const NOBODY = { arrived: () => undefined, ended: () => undefined };

/**
 * Sessions of dead processes, which serve later ones: to open one costs a server
 * many times what it costs to have one forget all it knows. One whose client died
 * in this schedule is lent in a later one, so that to a World it is gone, like
 * any other that died. Only who asks the server for its sessions could tell.
 */
export class KeptSessions {
  readonly #renewing: { session: Session; renewal: Renewal }[] = [];
  /** Of this schedule, and of those before it. */
  #aside: KeptSession[] = [];
  #spare: KeptSession[] = [];
  #areWatched = false;

  /** Whether one more may be kept. */
  get hasRoom(): boolean {
    const { length } = this.#all;
    return !this.#areWatched && length < KEPT_MAX;
  }

  get areRenewing(): boolean {
    return this.#renewing.length > 0;
  }

  get #all(): Session[] {
    const kept = [...this.#renewing, ...this.#aside, ...this.#spare];
    return kept.map(({ session }) => session);
  }

  /** Its client has died. */
  keep(session: Session, renewal: Renewal): void {
    this.#renewing.push({ session, renewal });
  }

  /**
   * Resolves when each has rolled back, let go of its locks and forgotten its
   * client; with the ports of those that could not.
   */
  async renew(): Promise<number[]> {
    const all = this.#renewing.splice(0);
    const failed = await Promise.all(
      all.map(async ({ session, renewal }) => {
        if (await renewed(session, renewal)) {
          this.#aside.push({ session, greeting: renewal.greeting });
          return [];
        }
        session.end();
        return [session.port];
      })
    );
    return failed.flat();
  }

  /** Another schedule begins. */
  next(): void {
    this.#spare.push(...this.#aside);
    this.#aside = [];
  }

  take(): KeptSession | undefined {
    return this.#spare.shift();
  }

  /** It was taken, and not used. */
  giveBack(kept: KeptSession): void {
    this.#spare.unshift(kept);
  }

  /** None is kept any more, now that somebody asks which there are. */
  forsake(): number[] {
    this.#areWatched = true;
    return this.end();
  }

  /** Ends them all; their ports. */
  end(): number[] {
    const all = this.#all;
    this.#renewing.length = 0;
    this.#aside = [];
    this.#spare = [];
    for (const session of all) session.end();
    return all.map(({ port }) => port);
  }
}

function renewed(session: Session, renewal: Renewal): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (isRenewed: boolean) => {
      session.listen(NOBODY);
      resolve(isRenewed);
    };
    session.listen({
      arrived: (bytes) => {
        const isRenewed = renewal.read(bytes);
        if (isRenewed !== undefined) finish(isRenewed);
      },
      ended: () => finish(false),
    });
    session.send(renewal.bytes);
  });
}
