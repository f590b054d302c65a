import type { Exchange } from '../codec.js';
import type { Awaited, Backlog } from './backlog.js';
import { ByteQueue } from './byte-queue.js';
import { type ClientMessage, decodeClientMessage } from './client-message.js';
import {
  createAsked,
  createDraft,
  type Draft,
  exchangeOf,
  type Preparation,
} from './draft.js';
import { failure } from './failure.js';
import { type Message, takeMessage, takeStartupPacket } from './framing.js';
import type { Notifiers } from './notifiers.js';
import { PreparedStatements } from './prepared-statements.js';
import type { Statement } from './sql/statement.js';
import { decodeStartup, type Startup } from './startup.js';

/** What the server owes for each message; what is not here is no exchange. */
const AWAITED: Readonly<Partial<Record<ClientMessage['kind'], Awaited>>> = {
  bind: 'bind',
  call: 'query',
  close: 'close',
  describe: 'describe',
  execute: 'execute',
  parse: 'parse',
  password: 'login',
  query: 'query',
  sync: 'sync',
};

/** The last message of an exchange. */
const ENDS: ReadonlySet<ClientMessage['kind']> = new Set([
  'query',
  'call',
  'flush',
  'password',
  'sync',
  'terminate',
] as const);

/** Cuts what the client writes into exchanges. */
export class ClientSide {
  readonly #bytes = new ByteQueue();
  readonly #backlog: Backlog;
  readonly #notifiers: Notifiers;
  readonly #prepared = new PreparedStatements();
  #phase: 'startup' | 'messages' | 'cancelled' = 'startup';
  #draft: Draft | undefined;

  constructor(backlog: Backlog, notifiers: Notifiers) {
    this.#backlog = backlog;
    this.#notifiers = notifiers;
  }

  /** Whatever has come of an exchange has come with its end. */
  get isIdle(): boolean {
    return this.#bytes.length === 0 && this.#draft === undefined;
  }

  take(bytes: Buffer): Exchange[] {
    this.#bytes.push(bytes);
    const exchanges: Exchange[] = [];
    for (;;) {
      if (this.#phase === 'messages') {
        const message = takeMessage(this.#bytes);
        if (!message) return exchanges;
        const exchange = this.#message(message);
        if (exchange) exchanges.push(exchange);
      } else {
        const packet = takeStartupPacket(this.#bytes);
        if (!packet) return exchanges;
        exchanges.push(this.#startup(decodeStartup(packet.body), packet.bytes));
      }
    }
  }

  #startup(startup: Startup, bytes: Buffer): Exchange {
    if (this.#phase === 'cancelled') {
      throw failure(
        `a ${startup} packet follows a cancel request, expected the end of the connection`
      );
    }
    const isAnswered = startup !== 'cancel';
    if (isAnswered) {
      const asked = createAsked();
      this.#backlog.add(asked);
      const isFirst = startup === 'startup';
      this.#backlog.await(asked, isFirst ? 'login' : 'negotiation');
      asked.isWhole = true;
    }
    if (startup === 'startup') this.#phase = 'messages';
    if (startup === 'cancel') this.#phase = 'cancelled';
    const name = isAnswered ? 'pg:connect' : 'pg:cancel';
    const target = isAnswered ? startup : '';
    return { bytes, name, target, isAnswered, mayNotify: false };
  }

  #message(message: Message): Exchange | undefined {
    const draft = this.#openDraft();
    const decoded = decodeClientMessage(message);
    draft.bytes.push(message.bytes);
    draft.kind = decoded.kind;
    this.#note(draft, decoded);
    const awaited = AWAITED[decoded.kind];
    if (awaited) this.#backlog.await(draft.asked, awaited);
    return ENDS.has(decoded.kind) ? this.#finish(draft) : undefined;
  }

  #openDraft(): Draft {
    if (this.#draft) return this.#draft;
    const draft = createDraft();
    this.#backlog.add(draft.asked);
    this.#draft = draft;
    return draft;
  }

  #finish(draft: Draft): Exchange {
    const { asked, kind } = draft;
    this.#draft = undefined;
    asked.isWhole = true;
    const isAnswered =
      kind !== 'terminate' &&
      (asked.awaited.length > 0 || asked.reply.length > 0);
    if (!isAnswered) this.#backlog.withdraw(asked);
    return exchangeOf(draft, isAnswered);
  }

  #note(draft: Draft, message: ClientMessage): void {
    const prepared = this.#prepared;
    switch (message.kind) {
      case 'parse':
        prepares(draft, 'prepare', prepared.parse(message.name, message.text));
        break;
      case 'bind':
        prepares(draft, 'bind', prepared.bind(message.portal, message.name));
        break;
      case 'describe':
        prepares(
          draft,
          'describe',
          prepared.describe(message.of, message.name)
        );
        break;
      case 'close':
        prepares(draft, 'close', prepared.describe(message.of, message.name));
        prepared.close(message.of, message.name);
        break;
      case 'execute':
        this.#executes(draft, [prepared.execute(message.portal)]);
        break;
      case 'query':
        this.#executes(draft, prepared.query(message.text));
        this.#syncs(draft);
        break;
      case 'sync':
        this.#syncs(draft);
        break;
    }
  }

  #executes(draft: Draft, statements: readonly Statement[]): void {
    draft.executed.push(...statements);
    draft.asked.statements.push(...statements);
    for (const statement of statements) {
      if (this.#notifiers.executes(statement)) draft.mayNotify = true;
    }
  }

  #syncs(draft: Draft): void {
    if (this.#notifiers.syncs()) draft.mayNotify = true;
  }
}

function prepares(draft: Draft, how: Preparation, statement: Statement): void {
  draft.prepared ??= { how, statement };
}
