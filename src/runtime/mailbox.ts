import { gate } from '../sim/context.js';
import type { DeliveryMetadata, QueueOptions } from './modules.js';
import type { RuntimePlan } from './plan.js';

/** A message that the runtime has published. */
export interface Letter {
  /** The order of publication, from 0. */
  readonly number: number;
  readonly queueName: string;
  readonly message: unknown;
  readonly runId: string | undefined;
  /** The simulated process that it is delivered to. */
  readonly process: number;
  readonly delayMs: number;
  readonly copies: number;
}

/** Hands a letter over once, under the name of an actor of its own. */
export type Carry = (letter: Letter, actor: string) => void;

/**
 * The queue of a schedule. A message is taken at a gate and carried by an
 * actor of its own, at a moment that the schedule picks; the plan says which
 * arrive twice. Nothing is lost: what a handler rejects comes again.
 */
export class Mailbox {
  readonly #plan: RuntimePlan;
  readonly #carry: Carry;
  readonly #underWay = new Map<string, string>();
  #count = 0;

  constructor(plan: RuntimePlan, carry: Carry) {
    this.#plan = plan;
    this.#carry = carry;
  }

  /** The `queue` of a World. A key that is under way is taken once. */
  publish(
    queueName: string,
    message: unknown,
    { idempotencyKey, delaySeconds = 0 }: QueueOptions = {}
  ): Promise<{ messageId: string }> {
    const runId = runOf(message);
    const label = {
      kind: 'call',
      name: 'call:queue',
      target: runId ?? queueName,
    } as const;
    // As bytes would: what the publisher does to its object stays with it.
    const sent = structuredClone(message);
    return gate(label, () => {
      const known = idempotencyKey && this.#underWay.get(idempotencyKey);
      if (known) return { messageId: known };
      const number = this.#count++;
      const messageId = messageIdOf(number);
      if (idempotencyKey) this.#underWay.set(idempotencyKey, messageId);
      const { workers, twice } = this.#plan;
      const letter: Letter = {
        number,
        queueName,
        message: sent,
        runId,
        process: workers[number % Math.max(1, workers.length)] ?? 0,
        delayMs: delaySeconds * 1000,
        copies: twice.includes(number) ? 2 : 1,
      };
      for (let copy = 0; copy < letter.copies; copy++) {
        this.#carry(letter, `w${number}${copy === 0 ? '' : "'"}`);
      }
      return { messageId };
    });
  }

  /** The message has been handled: its key may be used again. */
  settled(letter: Letter): void {
    const id = messageIdOf(letter.number);
    for (const [key, messageId] of this.#underWay) {
      if (messageId === id) this.#underWay.delete(key);
    }
  }
}

export function metadataOf(letter: Letter, attempt: number): DeliveryMetadata {
  const { queueName, number } = letter;
  return { attempt, queueName, messageId: messageIdOf(number) };
}

function messageIdOf(number: number): string {
  return `msg_${String(number).padStart(26, '0')}`;
}

/** The 4.x line names the run of a step another way. */
export function runOf(message: unknown): string | undefined {
  const { runId, workflowRunId } = (message ?? {}) as Record<string, unknown>;
  const id = runId ?? workflowRunId;
  return typeof id === 'string' ? id : undefined;
}
