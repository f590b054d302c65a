import type { Name } from '../model/call.js';
import type { Operation } from '../model/history.js';
import type { PolicyRequest, RequestRecord, Work } from '../model/policy.js';
import type { Machine } from '../sim/machine.js';
import type { Aliases } from './aliases.js';
import type { Mailbox } from './mailbox.js';
import type { Entrypoint, RuntimeModules } from './modules.js';
import type { RuntimeFlaw, RuntimeRequest } from './plan.js';

export type Draft<T> = { -readonly [Key in keyof T]: T[Key] };

/** A request while it is played: its books are filled in as it goes. */
export interface PlayedRequest {
  readonly plan: RuntimeRequest;
  readonly request: PolicyRequest;
  readonly record: Draft<RequestRecord>;
  readonly works: Work[];
}

/** One simulated process as a schedule sees it. */
export interface Seat {
  readonly modules: RuntimeModules;
  /** Takes the messages of a queue. */
  readonly entrypointOf: (queueName: string) => Entrypoint;
}

/** What everything in one schedule shares. */
export interface Stage {
  readonly machine: Machine;
  readonly aliases: Aliases;
  readonly mailbox: Mailbox;
  readonly seats: Seat[];
  readonly requests: readonly PlayedRequest[];
  readonly operations: Operation[];
  /** The requests in the order of their invocation. */
  readonly records: RequestRecord[];
  /** The run that each worker has been handed. */
  readonly served: Map<string, Name>;
  /** The application's own table: the id of the run that a key stands for. */
  readonly table: Map<string, string>;
  /** When each run was started, by every answer that the runtime had. */
  readonly startedAt: Map<Name, Set<number>>;
  /** What is no World call and yet part of the story. */
  readonly remarks: Remark[];
  /** The token that the key of this schedule is claimed under. */
  readonly token: string;
  readonly key: Name;
  readonly flaw?: RuntimeFlaw | undefined;
  /** The next position in the history. */
  position(): number;
  /** Virtual time, in ms from the start of the schedule. */
  elapsedMs(): number;
}

export interface Remark {
  readonly position: number;
  readonly actor: string;
  readonly words: string;
}

export function remark(stage: Stage, actor: string, words: string): void {
  stage.remarks.push({ position: stage.position(), actor, words });
}

/** The request that a run was started for. */
export function requestOf(
  { requests }: Pick<Stage, 'requests'>,
  run: Name
): PlayedRequest | undefined {
  return requests.find(({ record }) => record.run === run);
}
