import type { Connection } from './connection.js';
import { KeptSessions } from './kept-sessions.js';

type Terminate = (sessions: readonly number[]) => Promise<void>;

/** Sessions whose clients are gone, which are to be over before anything goes on. */
export class Departed {
  /** Of the dead: whoever connects may have one. */
  readonly sessions = new KeptSessions();
  readonly #ports: number[] = [];

  get areThere(): boolean {
    return this.#ports.length > 0 || this.sessions.areRenewing;
  }

  /** Its connection broke. */
  add(port: number | undefined): void {
    if (port !== undefined) this.#ports.push(port);
  }

  /** Its process has died. */
  bury(connection: Connection): void {
    const left = this.sessions.hasRoom ? connection.outlive() : undefined;
    if (left) {
      this.sessions.keep(left.session, left.renewal);
      return;
    }
    this.add(connection.ends.localPort());
    connection.die();
  }

  /** Somebody is about to ask the server for its sessions. */
  areAskedFor(): void {
    this.#ports.push(...this.sessions.forsake());
  }

  async end(terminate: Terminate | undefined): Promise<void> {
    const { sessions } = this;
    const failed = sessions.areRenewing ? await sessions.renew() : [];
    const ended = [...this.#ports.splice(0), ...failed];
    if (ended.length > 0) await terminate?.(ended);
  }

  /** Whatever it was, it is for somebody else to end. */
  forget(): number[] {
    return [...this.#ports.splice(0), ...this.sessions.end()];
  }
}
