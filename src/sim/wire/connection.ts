import {
  type ActorContext,
  type Life,
  NO_PROCESS,
  runAs,
  type Surroundings,
} from '../context.js';
import type { Frames } from '../frames/frame.js';
import type { Exchange, ServerPart, WireCodec } from './codec.js';

/** The real ends of a connection, past the gates. */
export interface Ends {
  send(bytes: Buffer): void;
  receive(bytes: Buffer): void;
  /** Ends it without a word to the client, which is not to go on. */
  abandon(): void;
  /** The same, but that the client does not see that it ended. */
  hush?(): void;
  /** The client of a hushed one hears again what it is given. */
  unhush?(): void;
  /** Tells the client of an end without a word what it would have heard. */
  mourn?(): void;
  /** The client is told that the connection broke; `told` once it was. */
  reset?(told: () => void): void;
  /** Names the session on the server; undefined until it is connected. */
  localPort(): number | undefined;
}

/** An exchange from the client's write to the delivery of the reply. */
export interface Pending {
  readonly connection: Connection;
  readonly exchange: Exchange;
  readonly actor: ActorContext | undefined;
  /** Where the adapter was when it was written. */
  readonly at: Frames | undefined;
  phase: 'queued' | 'sent' | 'answered';
  /** Its answer never arrives. */
  isLost?: boolean;
  answer?: Answer;
}

type Answer = ServerPart & { kind: 'reply' };

/** Refusals after which a client that asks on and on hears no more. */
const REFUSALS_MAX = 500;

const SPENT: Life = { process: NO_PROCESS, generation: 0, state: 'spent' };

/** The same without timers, so that no driver tries again later. */
function withoutTimers(surroundings: Surroundings): Surroundings {
  return {
    nowMs: (actor) => surroundings.nowMs(actor),
    random: (actor) => surroundings.random(actor),
    setTimer: () => () => undefined,
  };
}

/** What a connection tells the wire that it is part of. */
export interface ConnectionEvents {
  sent(pending: Pending): void;
  answered(pending: Pending): void;
  /** All that was pushed before the barrier has arrived. */
  passedBarrier(): void;
  pushed(connection: Connection, part: ServerPart & { kind: 'push' }): void;
  failed(connection: Connection, error: unknown): void;
  closed(connection: Connection, byServer: boolean): void;
  /** Whether a request that is let go never arrives. */
  losesRequest(pending: Pending): boolean;
}

/**
 * One connection of a simulated process: what the client writes is cut into
 * exchanges, of which one is under way at a time; what the server sends is
 * held until it is whole.
 */
export class Connection {
  readonly ends: Ends;
  readonly process: number;
  readonly #codec: WireCodec;
  readonly #events: ConnectionEvents;
  readonly #queue: Pending[] = [];
  #actor: ActorContext;
  readonly #opener: ActorContext;
  #isParked = false;
  #isClosed = false;
  /** Its process has died, and is told of each request that it came to naught. */
  #refuses: 'never' | 'later' | 'now' = 'never';
  readonly #owed: Exchange[] = [];
  #refused = 0;
  #awaitsBarrier = false;

  constructor(
    ends: Ends,
    opener: ActorContext,
    codec: WireCodec,
    events: ConnectionEvents
  ) {
    this.ends = ends;
    this.process = opener.process;
    this.#opener = opener;
    this.#actor = opener;
    this.#codec = codec;
    this.#events = events;
  }

  get isAtRest(): boolean {
    return this.#queue.length === 0 && this.#codec.isAtRest;
  }

  /** A schedule is over: what is written from nowhere is nobody's now. */
  forgetActor(): void {
    this.#actor = this.#opener;
  }

  /** `actor`: who writes, as far as that is known. */
  write(bytes: Buffer, actor: ActorContext | undefined): void {
    // A driver's own queue may write from nowhere: it goes on for the last one.
    this.#actor = actor ?? this.#actor;
    try {
      for (const exchange of this.#codec.fromClient(bytes)) {
        if (this.#refuses !== 'never') {
          this.#owe(exchange);
          continue;
        }
        const author = this.#actor;
        this.#queue.push({
          connection: this,
          exchange,
          actor: author,
          at: author.keeper?.where?.(author),
          phase: 'queued',
        });
      }
    } catch (error) {
      if (!this.refuses) this.#events.failed(this, error);
      return;
    }
    this.#proceed();
  }

  /** What the server sends. */
  arrived(bytes: Buffer): void {
    if (this.#isClosed) return;
    let parts: readonly ServerPart[];
    try {
      parts = this.#codec.fromServer(bytes);
    } catch (error) {
      this.#events.failed(this, error);
      return;
    }
    for (const part of parts) {
      if (part.kind === 'push') this.#events.pushed(this, part);
      else this.#answer(part);
    }
    if (this.#awaitsBarrier && this.#codec.isAtRest) {
      this.#awaitsBarrier = false;
      this.#events.passedBarrier();
    }
  }

  #answer(answer: Answer): void {
    const pending = this.#queue.find(({ phase }) => phase === 'sent');
    // Nobody has asked: the driver will know what to make of it.
    if (!pending) {
      this.ends.receive(answer.bytes);
      return;
    }
    pending.phase = 'answered';
    pending.answer = answer;
    this.#events.answered(pending);
  }

  /** Hands the reply to the client, and lets its next exchange come up. */
  deliver(pending: Pending): void {
    const at = this.#queue.indexOf(pending);
    if (at >= 0) this.#queue.splice(at, 1);
    if (pending.answer) this.hand(pending.answer.bytes, pending.actor);
    this.#proceed();
  }

  /** What comes next happens on behalf of the one who gets the bytes. */
  hand(bytes: Buffer, actor: ActorContext | undefined = this.#actor): void {
    if (this.#isClosed) return;
    if (actor) runAs(actor, () => this.ends.receive(bytes));
    else this.ends.receive(bytes);
  }

  /**
   * Sends a barrier, where there is something to wait for. A reply that is
   * held back keeps nobody from asking the server.
   */
  sendBarrier(): void {
    const isFree = this.#queue.every(({ phase }) => phase === 'answered');
    const bytes = isFree ? this.#codec.barrier() : undefined;
    if (!bytes) return;
    this.#awaitsBarrier = true;
    this.ends.send(bytes);
  }

  get isPastBarrier(): boolean {
    return this.#isClosed || !this.#awaitsBarrier;
  }

  /**
   * It breaks under the client, on whose behalf all that follows happens.
   * `told`: the client knows.
   */
  break(actor: ActorContext | undefined, told: () => void): void {
    if (this.#isClosed) {
      told();
      return;
    }
    this.close(false);
    const { ends } = this;
    runAs(actor ?? this.#opener, () => {
      if (ends.reset) {
        ends.reset(told);
        return;
      }
      ends.abandon();
      told();
    });
  }

  abandon(): void {
    this.ends.abandon();
    this.close(false);
  }

  /** Its process has died: nobody is told, and nothing is sent any more. */
  die(): void {
    const isMade = this.ends.localPort() !== undefined;
    if (!isMade || !this.#codec.refuses || !this.ends.hush) {
      this.abandon();
      return;
    }
    this.#refuses = 'later';
    this.#owed.push(...this.#queue.map(({ exchange }) => exchange));
    this.ends.hush();
    this.close(false);
  }

  /** Whether its client does not see that it ended. */
  get refuses(): boolean {
    return this.#refuses !== 'never';
  }

  /**
   * The schedule is over. Where a broken connection is no end of a request, as
   * its client would ask again for ever, each is answered by a refusal: so
   * whoever waits for one comes to an end.
   */
  refuse(): void {
    if (this.#refuses !== 'later') return;
    this.#refuses = 'now';
    this.#asNobody(() => this.ends.unhush?.());
    for (const exchange of this.#owed.splice(0)) this.#owe(exchange);
  }

  #owe(exchange: Exchange): void {
    const { refusal } = exchange;
    if (this.#refuses === 'later') this.#owed.push(exchange);
    else if (refusal && this.#refused++ < REFUSALS_MAX) {
      // A client notes what it has asked once it is written.
      const answer = () => this.ends.receive(refusal);
      this.#asNobody(() => void Promise.resolve().then(answer));
    }
  }

  /** Ended without a word, on behalf of nobody who does anything any more. */
  mourn(): void {
    this.#asNobody(() => this.ends.mourn?.());
  }

  #asNobody(body: () => void): void {
    const { keeper: _, ...opener } = this.#opener;
    const { surroundings } = opener;
    const silent = { ...opener, life: SPENT };
    const actor: ActorContext = surroundings
      ? { ...silent, surroundings: withoutTimers(surroundings) }
      : silent;
    runAs(actor, body);
  }

  /** `byServer`: the client has not asked for it. */
  close(byServer: boolean): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#queue.length = 0;
    this.#events.closed(this, byServer);
  }

  #proceed(): void {
    const [head] = this.#queue;
    if (head?.phase !== 'queued' || this.#isParked) return;
    const { exchange, actor, at } = head;
    if (!actor?.keeper || !exchange.isAnswered) {
      this.#send(head);
      if (!exchange.isAnswered) {
        this.#queue.shift();
        this.#proceed();
      }
      return;
    }
    this.#isParked = true;
    const { name, target } = exchange;
    const release = () => {
      this.#isParked = false;
      if (this.#isClosed) actor.keeper?.note?.('never arrives');
      else if (!this.#events.losesRequest(head)) this.#send(head);
    };
    actor.keeper.park(actor, { kind: 'wire', name, target }, release, at);
  }

  #send(pending: Pending): void {
    pending.phase = 'sent';
    if (pending.exchange.isAnswered) this.#events.sent(pending);
    this.ends.send(pending.exchange.bytes);
  }
}
