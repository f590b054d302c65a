import type {
  CheckOptions,
  ListEntry,
  ListName,
  MutantResult,
  MutantsOptions,
} from '../explore/engine-types.js';
import type {
  FieldScore,
  FieldTestOptions,
} from '../explore/field-test/field-test.js';
import type { ReplayOptions, ReplayResult } from '../laboratory/replay.js';
import type { LifecycleReport } from '../lifecycle/record.js';
import type { Report } from '../report/record.js';

export interface LifecycleOptions
  extends Pick<
    CheckOptions,
    'seed' | 'workers' | 'budgetMs' | 'urls' | 'signal' | 'onProgress'
  > {
  /** Names of systems; without any, every one of the table. */
  readonly systems: string[];
  /** Of each World; absent: as many as each of them is worth. */
  readonly schedules?: number | undefined;
  /** Of each experiment with an engine; absent: the engine's own. */
  readonly tries?: number | undefined;
  /** Where the engines and their servers are looked for. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The words of the command, for the head of the report. */
  readonly command: string;
}

export interface FetchOptions {
  /** Subjects and kinds of servers; without any, every published World. */
  readonly words: readonly string[];
  onProgress?(word: string, message: string): void;
  /** Called for each thing as soon as it is known. */
  onReady?(ready: Ready): void;
}

export interface Ready {
  readonly word: string;
  /** What it takes, or what is to be said. */
  readonly what: string;
  readonly state: 'fetched' | 'present' | 'told';
}

/** What the commands ask for; `engine` answers, and fakes in tests. */
export interface Engine {
  /** When aborted, resolves with what there is so far. */
  check(options: CheckOptions): Promise<Report>;
  /**
   * Of a World, of the runtime over one or of a workflow engine; rejects a
   * malformed token with an error of `exitCode` 2.
   */
  replay(token: string, options: ReplayOptions): Promise<ReplayResult>;
  mutants(options: MutantsOptions): Promise<MutantResult[]>;
  /** The judge against histories in which one field is changed. */
  fields(options: FieldTestOptions): Promise<FieldScore>;
  /** When aborted, resolves with what there is so far. */
  lifecycle(options: LifecycleOptions): Promise<LifecycleReport>;
  list(what: ListName): ListEntry[];
  /** Resolves with the folder of what was fetched. */
  fetch(options: FetchOptions): Promise<string>;
  /** The subjects of a check that names none. */
  defaultFleet(): string[];
  /** Those that it leaves out as they were not fetched yet. */
  unfetched(): string[];
}
