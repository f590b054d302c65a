import type { Exchange, ServerPart, WireCodec } from '../codec.js';
import { UnreadBytes } from '../unread-bytes.js';
import { Barriers } from './barriers.js';
import type { Command } from './command.js';
import { blocks, refuseUncontrolled } from './command-traits.js';
import { OpenExchange } from './open-exchange.js';
import { pushPart } from './push-part.js';
import { readCommand } from './read-command.js';
import { redisError } from './redis-error.js';
import { type Reply, readReply } from './reply.js';
import { endOfReply } from './reply-end.js';
import { RedisSession } from './session.js';
import { WrittenExchange } from './written-exchange.js';

class RedisCodec implements WireCodec {
  readonly refuses = true;
  readonly #client = new UnreadBytes();
  readonly #server = new UnreadBytes();
  readonly #session = new RedisSession();
  readonly #barriers = new Barriers();
  readonly #open: OpenExchange[] = [];
  #hasQuit = false;

  /** All whole commands that are there when a write ends are one exchange. */
  fromClient(bytes: Buffer): readonly Exchange[] {
    this.#client.add(bytes);
    const unread = this.#client.bytes;
    const commands: Command[] = [];
    let end = 0;
    for (;;) {
      const command = readCommand(unread, end);
      if (command === undefined) break;
      // The server passes over empty lines; they go with what follows.
      if (command.name !== '') commands.push(command);
      end = command.end;
    }
    if (commands.length === 0) return [];
    commands.forEach(refuseUncontrolled);
    const written = this.#client.take(end);
    const answered = this.#answered(commands);
    const isAnswered = answered.length > 0;
    const blocking = isAnswered && answered.some(blocks);
    if (isAnswered) this.#open.push(new OpenExchange(answered, blocking));
    const answering = { answered: answered.length, blocks: blocking };
    return [new WrittenExchange(written, commands, answering)];
  }

  fromServer(bytes: Buffer): readonly ServerPart[] {
    this.#server.add(bytes);
    const parts: ServerPart[] = [];
    for (;;) {
      const end = endOfReply(this.#server.bytes, 0);
      if (end < 0) return parts;
      const taken = this.#server.take(end);
      for (const part of this.#take(readReply(taken, 0), taken)) {
        parts.push(part);
      }
    }
  }

  /**
   * A ping for subscribers. There is none in a transaction, which would queue
   * it, or while a blocking command keeps the server from reading on.
   */
  barrier(): Buffer | undefined {
    const isHeldUp =
      this.#session.inTransaction || this.#open.some(({ blocks }) => blocks);
    return this.#session.subscriptions.isEmpty || isHeldUp
      ? undefined
      : this.#barriers.next();
  }

  get isAtRest(): boolean {
    return (
      this.#open.length === 0 &&
      this.#barriers.isEmpty &&
      !this.#session.inTransaction
    );
  }

  /** After QUIT the server reads no more. */
  #answered(commands: readonly Command[]): readonly Command[] {
    if (this.#hasQuit) return [];
    const quit = commands.findIndex(({ name }) => name === 'quit');
    this.#hasQuit = quit >= 0;
    return this.#hasQuit ? commands.slice(0, quit + 1) : commands;
  }

  #take(reply: Reply, bytes: Buffer): readonly ServerPart[] {
    if (!this.#barriers.isEmpty && this.#barriers.takes(reply)) return [];
    const [oldest] = this.#open;
    if (this.#session.isPush(reply) && !oldest?.isConfirmedBy(reply)) {
      this.#session.subscriptions.learn(reply);
      const push = pushPart(reply, bytes);
      return oldest?.hold(push) ?? [push];
    }
    if (oldest === undefined) return [unasked(reply, bytes)];
    const parts = oldest.take(reply, bytes, this.#session);
    if (oldest.isComplete) this.#open.shift();
    return parts;
  }
}

/** A server that sends a client away says so by an error, and hangs up. */
function unasked(reply: Reply, bytes: Buffer): ServerPart {
  if (reply.kind === 'error') return pushPart(reply, bytes);
  throw redisError(
    `The server sent ${reply.kind} that nobody has asked for. Expected a ` +
      'connection that is watched from its first byte on.'
  );
}

/** Understands RESP2 and RESP3 of one connection, inline commands included. */
export function createRedisCodec(): WireCodec {
  return new RedisCodec();
}
