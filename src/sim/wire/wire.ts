import type { ActorContext } from '../context.js';
import type { Outside } from '../outside.js';
import { PATIENCE_BEATS, PROMPT_BEATS, REST_BEATS } from './beats.js';
import type { WireCodec } from './codec.js';
import {
  Connection,
  type ConnectionEvents,
  type Ends,
  type Pending,
} from './connection.js';
import { Losses, type LostPart } from './losses.js';
import { Mourning } from './mourning.js';
import { Pause } from './pause.js';
import { type Push, Pushes } from './pushes.js';
import { Quiescence } from './quiescence.js';
import { readsClock } from './server-clock.js';
import { ServerLostError } from './server-lost-error.js';
import { isStable, type WaitProbe, type Waits } from './waits.js';

export interface WireOptions {
  /** As messages name it: `PostgreSQL at 127.0.0.1:5432`. */
  readonly server: string;
  readonly createCodec: () => WireCodec;
  readonly waits: WaitProbe;
  /**
   * Ends these sessions in the server; resolves when they are gone. Absent:
   * they end with their connections.
   */
  readonly terminate?:
    | ((sessions: readonly number[]) => Promise<void>)
    | undefined;
}

/**
 * The connections of all simulated processes to one server. A gate lets one
 * exchange go; the wire then waits until the server has answered it or says
 * that it waits for a lock. Replies that were waited for, and what a server
 * sends unasked, become gates of their own.
 */
export class Wire implements Outside, ConnectionEvents {
  readonly #options: WireOptions;
  readonly #connections = new Set<Connection>();
  /** Not made yet, or broken and their client does not know. */
  readonly #changing = new Set<Connection>();
  /** Sent and not handed over, in the order of sending. */
  readonly #open = new Set<Pending>();
  readonly #pause = new Pause();
  readonly #quiescence = new Quiescence(() => {
    if (this.#unanswered.length === 0) this.#pause.end();
  });
  #isAskedForTime = false;
  /** What is open and still unanswered is known to wait. */
  #isStable = true;
  /** As the server told it last. */
  #waits: Waits = new Map();
  readonly #pushes = new Pushes(this.#connections);
  #released: Pending | undefined;
  #failure: unknown;
  readonly #losses = new Losses();
  /** Sessions of dead processes, which are to end before anything goes on. */
  readonly #dead: number[] = [];
  readonly #mourning = new Mourning();

  constructor(options: WireOptions) {
    this.#options = options;
  }

  /** Live connections of a simulated process. */
  connectionsOf(process: number): number {
    let count = 0;
    for (const each of this.#connections) {
      if (each.process === process) count++;
    }
    return count;
  }

  /** Nothing is under way, and no transaction is left open. */
  get isAtRest(): boolean {
    return (
      this.#failure === undefined &&
      this.#open.size === 0 &&
      [...this.#connections].every(({ isAtRest }) => isAtRest)
    );
  }

  get isAskedForTime(): boolean {
    return this.#isAskedForTime;
  }

  get isBusy(): boolean {
    return (
      this.#failure !== undefined ||
      this.#changing.size > 0 ||
      this.#pushes.areThere ||
      this.#dead.length > 0 ||
      (this.#open.size > 0 && !this.#isStable)
    );
  }

  /** What waits for nobody's lock, as a blocking read does: a clock may end it. */
  get awaited(): readonly string[] {
    return this.#unanswered
      .filter(({ connection }) => {
        const port = connection.ends.localPort();
        const holders = port === undefined ? [] : this.#waits.get(port);
        return (holders ?? []).length === 0;
      })
      .map(({ exchange }) => `${exchange.name} ${exchange.target}`.trim());
  }

  attach(ends: Ends, opener: ActorContext): Connection {
    const { createCodec } = this.#options;
    const connection = new Connection(ends, opener, createCodec(), this);
    this.#connections.add(connection);
    this.#changing.add(connection);
    return connection;
  }

  /** Its socket is connected. */
  connected(connection: Connection): void {
    this.#changing.delete(connection);
    this.#pause.end();
  }

  async settle(): Promise<void> {
    await this.#bury();
    if (!this.#isStable || this.#changing.size > 0) await this.#untilStable();
    if (this.#failure) throw this.#failure;
    await this.#untilPushed();
    for (const pending of [...this.#open]) this.#handOver(pending);
    this.#pushes.park();
    this.#released = undefined;
  }

  /**
   * Between schedules: lets what goes on in the background come to its end.
   * False where it does not within a second.
   */
  async rest(): Promise<boolean> {
    for (let turn = 0; turn < REST_BEATS; turn++) {
      if (this.isAtRest && this.#changing.size === 0) return true;
      await this.#pause.wait(0);
    }
    return this.isAtRest;
  }

  /** Between schedules: no actor of the last one is written for any more. */
  forgetActors(): void {
    this.#losses.clear();
    for (const connection of this.#connections) connection.forgetActor();
  }

  /**
   * A process has died: none of its connections says anything any more, and
   * its sessions end in the server before anybody goes on. What the server had
   * done stays, what it had not committed does not.
   */
  kill(process: number): void {
    const isOfIt = (each: Connection) => each.process === process;
    const end = (each: Connection) => this.#mourning.begin(each);
    this.#dead.push(...this.#abandon(isOfIt, end));
    // Whoever waited for one of them may go on.
    this.#isStable = false;
  }

  /**
   * The schedule is over: the dead are told that their connections broke, so
   * that what they had asked comes to an end, and modules that keep them learn
   * of it.
   */
  spend(): void {
    this.#mourning.spend();
  }

  laidToRest(): void {
    this.#mourning.end();
  }

  /**
   * The next request of the process never reaches the server, or its answer
   * never comes; the connection breaks. What the server did it keeps.
   */
  lose(process: number, part: LostPart, told: () => void): void {
    this.#losses.expect(process, part, told);
  }

  /**
   * The server is started again: every connection breaks at once, and every
   * session ends with what it had not committed.
   */
  breakAll(): void {
    const unanswered = this.#unanswered;
    // Some are older than the schedule: when they were made says nothing.
    const inOrder = [...this.#connections].sort(
      (one, other) => one.process - other.process
    );
    for (const connection of inOrder) {
      const isOfIt = (each: Pending) => each.connection === connection;
      this.#break({ connection, actor: unanswered.find(isOfIt)?.actor });
    }
  }

  losesRequest(pending: Pending): boolean {
    const { connection, actor } = pending;
    if (!this.#losses.take(connection.process, 'request')) return false;
    actor?.keeper?.note?.('never arrives');
    this.#break(pending);
    return true;
  }

  /** Its session ends in the server before anybody goes on. */
  #break({ connection, actor }: Pick<Pending, 'connection' | 'actor'>): void {
    const port = connection.ends.localPort();
    if (port !== undefined) this.#dead.push(port);
    this.#isStable = false;
    let isTold = false;
    connection.break(actor, () => {
      isTold = true;
      this.#changing.delete(connection);
      this.#pause.end();
    });
    if (!isTold) this.#changing.add(connection);
  }

  async #bury(): Promise<void> {
    if (this.#dead.length === 0) return;
    const ended = this.#dead.splice(0);
    await this.#options.terminate?.(ended);
  }

  /** Returns their sessions. */
  #abandon(
    isMeant: (connection: Connection) => boolean,
    end = (connection: Connection) => connection.abandon()
  ): number[] {
    const meant = [...this.#connections].filter(isMeant);
    const ports = meant.map(({ ends }) => ends.localPort());
    meant.forEach(end);
    return ports.filter((port) => port !== undefined);
  }

  /** Cuts every connection, and forgets what was under way. */
  cut(): readonly number[] {
    const ports = [...this.#dead.splice(0), ...this.#abandon(() => true)];
    this.#open.clear();
    this.#mourning.forget();
    this.#losses.clear();
    this.#pushes.clear();
    this.#failure = undefined;
    this.#isStable = true;
    return ports;
  }

  sent(pending: Pending): void {
    this.#open.add(pending);
    this.#isAskedForTime ||=
      pending.actor?.keeper !== undefined && readsClock(pending.exchange);
    this.#isStable = false;
    this.#released = pending;
    const { process } = pending.connection;
    const isMeant = pending.actor?.keeper !== undefined;
    if (isMeant && this.#losses.take(process, 'reply')) pending.isLost = true;
  }

  answered(pending: Pending): void {
    if (pending.exchange.mayNotify) this.#pushes.mayCome(pending.actor);
    // Whatever others wait for may be free now.
    this.#isStable = false;
    if (pending.actor?.keeper) this.#pause.end();
    else this.#passOn(pending);
  }

  passedBarrier(): void {
    this.#pause.end();
  }

  pushed(connection: Connection, part: Push['part']): void {
    this.#pushes.add({ connection, part });
    this.#pause.end();
  }

  failed(_connection: Connection, error: unknown): void {
    this.#failure ??= error;
    this.#pause.end();
  }

  closed(connection: Connection, byServer: boolean): void {
    this.#connections.delete(connection);
    this.#changing.delete(connection);
    for (const pending of this.#open) {
      if (pending.connection !== connection) continue;
      this.#open.delete(pending);
      const { exchange } = pending;
      if (!byServer) continue;
      this.#failure ??= new ServerLostError(
        this.#options.server,
        exchange.name
      );
    }
    this.#pause.end();
  }

  get #unanswered(): Pending[] {
    return [...this.#open].filter(({ phase }) => phase === 'sent');
  }

  /** A bystander goes on at once, and mostly asks for more. */
  #passOn(pending: Pending): void {
    this.#open.delete(pending);
    const isAlone = this.#open.size === 0;
    pending.connection.deliver(pending);
    if (isAlone) this.#quiescence.await();
    else this.#pause.end();
  }

  async #untilStable(): Promise<void> {
    while (!this.#failure && this.#changing.size > 0) {
      await this.#pause.wait(PATIENCE_BEATS);
    }
    while (!this.#isStable) {
      if (this.#failure) break;
      const before = this.#unanswered;
      if (before.length === 0) break;
      const isPrompt = before.some(({ exchange }) => exchange.isPrompt);
      if (isPrompt || before.includes(this.#released as Pending)) {
        await this.#pause.wait(isPrompt ? PROMPT_BEATS : PATIENCE_BEATS);
        // The next one of a connection may have been sent meanwhile.
        if (before.some(({ phase }) => phase !== 'sent')) continue;
      }
      if (await this.#asksIfStable()) break;
      await this.#pause.wait(0);
    }
    this.#isStable = true;
  }

  /** Whether all that was unanswered before the question waits for a lock. */
  async #asksIfStable(): Promise<boolean> {
    const asked = this.#unanswered;
    const sessions = asked.map(({ connection }) => connection.ends.localPort());
    const known = sessions.filter((port) => port !== undefined);
    const waits = await this.#options.waits(known);
    this.#waits = waits;
    return (
      known.length === sessions.length &&
      this.#unanswered.length === asked.length &&
      isStable(known, waits)
    );
  }

  async #untilPushed(): Promise<void> {
    this.#pushes.sendBarriers();
    if (this.#pushes.areIn) return;
    while (!this.#failure && !this.#pushes.areIn) {
      await this.#pause.wait(PATIENCE_BEATS);
    }
    if (this.#failure) throw this.#failure;
  }

  #handOver(pending: Pending): void {
    const { actor, exchange, connection, phase, at } = pending;
    const keeper = actor?.keeper;
    if (!keeper) return;
    if (phase === 'sent') {
      if (pending === this.#released) keeper.note?.('waits');
      return;
    }
    this.#open.delete(pending);
    if (pending.isLost) {
      keeper.note?.(`${pending.answer?.outcome ?? ''}, never told`);
      this.#break(pending);
      return;
    }
    const deliver = () => {
      const outcome = pending.answer?.outcome ?? '';
      // It was held back while its connection broke.
      const isTold = this.#connections.has(connection);
      keeper.note?.(isTold ? outcome : `${outcome}, never told`);
      connection.deliver(pending);
    };
    const isNext = pending === this.#released;
    if (isNext && !keeper.holdsReplies) {
      deliver();
      return;
    }
    const { name, target } = exchange;
    const what = isNext ? `answer to ${name}` : `${name} goes on`;
    keeper.park(actor, { kind: 'wire', name: what, target }, deliver, at);
  }
}
