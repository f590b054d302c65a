import type {
  CreateEventParams,
  EventResult,
} from '../../../src/worlds/contract/api.js';
import { createStore } from '../../../src/worlds/reference/memory-store.js';
import type { ReferenceRules } from '../../../src/worlds/reference/rules.js';
import type { Store } from '../../../src/worlds/reference/store.js';
import {
  createReferenceWorld,
  type ReferenceWorld,
} from '../../../src/worlds/reference/world.js';

export const HOUR_MS = 60 * 60 * 1000;

export interface Clock {
  nowMs: number;
}

/** What an event of a batch brings. */
const DATA_OF: Readonly<Record<string, Record<string, unknown>>> = {
  step_created: { stepName: 'work', input: 'input' },
  hook_created: { token: 't1' },
  wait_created: { resumeAt: new Date(0) },
};

/** One process at a store, with words for the calls that stories make. */
export class Desk {
  readonly world: ReferenceWorld;

  constructor(
    readonly store: Store = createStore(),
    readonly clock: Clock = { nowMs: 1_000_000 },
    rules: Partial<ReferenceRules> = {}
  ) {
    this.world = createReferenceWorld({
      store,
      now: () => this.clock.nowMs,
      rules,
    });
  }

  event(
    run: string,
    eventType: string,
    correlationId?: string,
    eventData?: Record<string, unknown>,
    params?: CreateEventParams
  ): Promise<EventResult> {
    const request = {
      eventType,
      specVersion: 8,
      ...(correlationId === undefined ? {} : { correlationId }),
      ...(eventData === undefined ? {} : { eventData }),
    };
    return this.world.events.create(run, request, params);
  }

  create(run: string, input: unknown = `input of ${run}`) {
    return this.event(run, 'run_created', undefined, {
      deploymentId: 'd',
      workflowName: 'order',
      input,
    });
  }

  /** A start that brings the data of its run. */
  startLost(run: string, input: unknown = `message of ${run}`) {
    return this.event(run, 'run_started', undefined, {
      deploymentId: 'd',
      workflowName: 'order',
      input,
    });
  }

  many(...runs: string[]) {
    return this.world.runs.getMany?.(runs) ?? Promise.reject(new TypeError());
  }

  awaitEnd(run: string, timeoutMs: number) {
    const { waitForTerminalStatus } = this.world.runs;
    return (
      waitForTerminalStatus?.(run, { timeoutMs }) ??
      Promise.reject(new TypeError())
    );
  }

  async start(run: string): Promise<void> {
    await this.create(run);
    await this.event(run, 'run_started');
  }

  complete(run: string, output: unknown = `output of ${run}`) {
    return this.event(run, 'run_completed', undefined, { output });
  }

  cancel(run: string) {
    return this.event(run, 'run_cancelled');
  }

  claim(run: string, hook: string, token: string, retainMs?: number) {
    const until =
      retainMs === undefined
        ? {}
        : { tokenRetentionUntil: new Date(this.clock.nowMs + retainMs) };
    return this.event(run, 'hook_created', hook, { token, ...until });
  }

  resume(run: string, hook: string, payload: string, resumeId?: string) {
    const params =
      resumeId === undefined
        ? undefined
        : { resumeId, resumePayloadDigest: `digest of ${payload}` };
    return this.event(run, 'hook_received', hook, { payload }, params);
  }

  dispose(run: string, hook: string) {
    return this.event(run, 'hook_disposed', hook);
  }

  set(run: string, attributes: Record<string, string | null>) {
    const changes = Object.entries(attributes).map(([key, value]) => ({
      key,
      value,
    }));
    const writer = { type: 'workflow' };
    return this.event(run, 'attr_set', undefined, { changes, writer });
  }

  step(run: string, verb: string, step: string) {
    return this.event(run, `step_${verb}`, step, { stepName: 'work' });
  }

  /** `step_created s1`, `run_completed`, `step_created s1 7` (ms) … in one write. */
  batch(run: string, ...lines: string[]) {
    const events = lines.map((line) => {
      const [eventType = '', correlationId, atMs] = line.split(' ');
      const eventData = DATA_OF[eventType];
      return {
        event: {
          eventType,
          specVersion: 8,
          ...(correlationId === undefined ? {} : { correlationId }),
          ...(eventData === undefined ? {} : { eventData }),
        },
        ...(atMs === undefined ? {} : { occurredAt: new Date(Number(atMs)) }),
      };
    });
    return (
      this.world.events.createBatch?.(run, events) ??
      Promise.reject(new TypeError())
    );
  }

  wait(run: string, verb: 'created' | 'completed', wait: string, inMs = 1_500) {
    const resumeAt = new Date(this.clock.nowMs + inMs);
    const data = verb === 'created' ? { resumeAt } : undefined;
    return this.event(run, `wait_${verb}`, wait, data);
  }

  keyed(key: string, run: string, fields: { workflow?: string } = {}) {
    return this.world.keyedStart({
      key,
      runId: run,
      workflowName: fields.workflow ?? 'order',
      deploymentId: 'worldproof',
      input: `input of ${run}`,
      retentionMs: HOUR_MS,
      specVersion: 8,
    });
  }

  pass(ms: number): void {
    this.clock.nowMs += ms;
  }

  /** The event types of a run's log, in order. */
  async log(run: string): Promise<string[]> {
    const page = await this.world.events.list({ runId: run });
    return page.data.map(({ eventType }) => eventType);
  }

  async status(run: string): Promise<string> {
    return (await this.world.runs.get(run)).status;
  }
}

/** The name of what was thrown, or `ok`. */
export async function outcome(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
}
