import type { ServerPart } from '../codec.js';
import { ANSWERS, ASIDES } from './answers.js';
import { wantsAnswer } from './authentication.js';
import type { Asked, Backlog } from './backlog.js';
import { ByteQueue } from './byte-queue.js';
import { Channels } from './channels.js';
import { refuseCopy } from './copy.js';
import { failure } from './failure.js';
import { Fields } from './fields.js';
import { type Message, takeMessage } from './framing.js';
import { isRefusedEncryption } from './negotiation.js';
import { pushOf } from './push.js';
import { decodeServerError } from './server-error.js';

/** Cuts what the server sends into replies and pushes. */
export class ServerSide {
  readonly #bytes = new ByteQueue();
  readonly #backlog: Backlog;
  readonly #channels = new Channels();
  #backendPid: number | undefined;
  #isIdle = false;

  constructor(backlog: Backlog) {
    this.#backlog = backlog;
  }

  get backendPid(): number | undefined {
    return this.#backendPid;
  }

  /** The last ReadyForQuery said that no transaction is open. */
  get isIdle(): boolean {
    return this.#isIdle;
  }

  get isListening(): boolean {
    return this.#channels.isListening;
  }

  take(bytes: Buffer): ServerPart[] {
    this.#bytes.push(bytes);
    const parts = this.#replies();
    for (;;) {
      if (this.#backlog.oldest?.awaited[0] === 'negotiation') {
        if (!this.#negotiation()) return parts;
      } else {
        const message = takeMessage(this.#bytes);
        if (!message) return parts;
        const push = this.#message(message);
        if (push) parts.push(push);
      }
      parts.push(...this.#replies());
    }
  }

  /** A single byte answers a request for encryption. */
  #negotiation(): boolean {
    const asked = this.#backlog.oldest;
    const first = this.#bytes.peek(1);
    if (!asked || !first) return false;
    if (isRefusedEncryption(first)) {
      this.#bytes.take(1);
      asked.awaited.shift();
      asked.reply.push(first);
      asked.outcome.say('refused');
      return true;
    }
    const message = takeMessage(this.#bytes);
    if (message) this.#reply(asked, message);
    return message !== undefined;
  }

  #message(message: Message): ServerPart | undefined {
    const asked = this.#backlog.oldest;
    if (message.type === 'A' || !asked) return pushOf(message);
    if (!asked.isBarrier) this.#reply(asked, message);
    else if (message.type !== 'Z') return pushOf(message);
    else asked.awaited.shift();
    return undefined;
  }

  #reply(asked: Asked, message: Message): void {
    const { type, body, bytes } = message;
    const [statement] = asked.statements;
    refuseCopy(type, statement);
    const isLast = endsAnswer(asked, message);
    asked.reply.push(bytes);
    asked.outcome.note(message);
    if (isLast) asked.awaited.shift();
    if (type === 'E') this.#failed(decodeServerError(body).isFatal);
    if (type === 'K') this.#backendPid = new Fields(body).int32();
    if (type === 'Z') this.#ready(new Fields(body).letter());
    if (type === 'C' || type === 'I' || type === 's') {
      asked.statements.shift();
    }
    if (type === 'C') this.#completed(body, statement?.target);
  }

  #failed(isFatal: boolean): void {
    this.#channels.rolledBack();
    this.#backlog.fail(isFatal);
  }

  #completed(body: Buffer, target = ''): void {
    const tag = new Fields(body).text();
    if (tag === 'LISTEN') this.#channels.listen(target);
    if (tag === 'UNLISTEN') this.#channels.unlisten(target);
    if (tag === 'DISCARD ALL') this.#channels.unlisten('*');
    if (tag === 'ROLLBACK') this.#channels.rolledBack();
  }

  #ready(status: string): void {
    this.#isIdle = status === 'I';
    if (this.#isIdle) this.#channels.settled();
  }

  #replies(): ServerPart[] {
    return this.#backlog
      .takeAnswered()
      .filter(({ isBarrier }) => !isBarrier)
      .map(({ reply, outcome }) => ({
        kind: 'reply',
        bytes: Buffer.concat(reply),
        outcome: outcome.text,
      }));
  }
}

function endsAnswer(asked: Asked, { type, body }: Message): boolean {
  const [item] = asked.awaited;
  if (ASIDES.includes(type)) return false;
  const answer = item && ANSWERS[item];
  if (answer?.last.includes(type)) return true;
  if (answer?.within.includes(type)) {
    return item === 'login' && type === 'R' && wantsAnswer(body);
  }
  throw failure(
    `PostgreSQL sent a message of type ${JSON.stringify(type)} where the answer to ${item ?? 'nothing'} was expected: the connection was not seen from its first byte on`
  );
}
