import type { Contract } from '../model/contract.js';
import type { Disc } from '../sim/files/disc.js';
import type { Outside } from '../sim/outside.js';
import type { WorldApi } from './contract/api.js';
import type { Declarable } from './contract/declared.js';
import type { Maker } from './maker.js';
import type { ServerAddress, ServerKind } from './servers/server.js';

/** What is tested, before it is loaded: plain data that crosses processes. */
export interface SubjectSpec {
  /** As the user names it and as the matrix heads its column. */
  readonly id: string;
  /** What `check` takes for it; absent: its id. */
  readonly word?: string | undefined;
  readonly family:
    | 'reference'
    | 'reference-files'
    | 'mutant'
    | 'package'
    | 'module';
  /** The npm package, or the path of a module. */
  readonly package: string;
  readonly version: string;
  /** The file that is imported, for packages and modules. */
  readonly entry?: string | undefined;
  /** A digest of the files that it is, where these are the user's. */
  readonly code?: string | undefined;
  /** The version of `@workflow/world` that it is built on, where it names one. */
  readonly builtOn?: string | undefined;
  /** What its author says that it promises, beside what it says itself. */
  readonly capabilities?: readonly Declarable[] | undefined;
  /** What makes the World in place of the `createWorld` of its entry. */
  readonly maker?: Maker | undefined;
  /** The option of `createWorld` that takes the data directory. */
  readonly dataDirOption?: string | undefined;
  /** The option of `createWorld` that takes the address of a server. */
  readonly urlOption?: string | undefined;
  /** Absent: keyed start is what the World makes of it. */
  readonly face?: KeyedFace | undefined;
  /** The kind of server that it stands on, if any. */
  readonly needs?: ServerKind | undefined;
  /** Where that server is, once there is one. */
  readonly server?: ServerAddress | undefined;
}

/**
 * Keyed start by other means than the World's own `keyedStart`: built over a
 * claim in the body of the run, or asked as upstream shapes it.
 */
export type KeyedFace = 'shim' | 'start';

export interface Instances {
  /** How many simulated processes the plan has. */
  readonly processes: number;
  /** Virtual time of a process, in ms. */
  nowMs(process: number): number;
  /** Runs what belongs to a process in its context. */
  within<T>(process: number, body: () => T): T;
}

/** A subject whose module graphs are loaded into this host process. */
export interface LoadedSubject {
  readonly spec: SubjectSpec;
  readonly contract: Contract;
  /** Servers that it talks to through gates. */
  readonly outside?: Outside | undefined;
  /** On which its files are, where it keeps any. */
  readonly disc?: Disc | undefined;
  /** Empty state, and an instance for each process of the plan. */
  fresh(
    instances: Instances
  ): readonly WorldApi[] | Promise<readonly WorldApi[]>;
  /**
   * After a schedule that was given up half way: nothing that its actors left
   * behind in the modules, a lock say, may reach the next. Absent where
   * nothing outlives a schedule.
   */
  renew?(): Promise<void>;
  /** Before each schedule too: it keeps state from one to the next. */
  readonly renewsEach?: boolean | undefined;
  /**
   * Another generation of a process that died: a new instance over the store
   * that is there, of modules that know nothing of it. Absent: nothing of the
   * subject outlives its process.
   */
  restart?(process: number): WorldApi | Promise<WorldApi>;
  /** Why there is none, in words for the reader. */
  readonly undying?: string | undefined;
  /** What a World that was restarted does by itself, its `start()`. */
  begin?(world: WorldApi): Promise<void>;
  /** Why it begins over nothing no more than over what a crash has left. */
  cannotBegin?(): string | undefined;
  /**
   * Before a schedule in which so many processes may die: loads what their
   * next generations will be made of. If that was not there yet, says how many
   * deaths it takes until everything that is there has served once.
   */
  prepare?(restarts: number): Promise<number>;
  /**
   * Of the next round trip of a process to its server the request or the reply
   * is lost, and the connection breaks. Absent: it has none.
   */
  lose?(process: number, part: 'request' | 'reply', told: () => void): void;
  /** Its server is started again, and every connection to it breaks. */
  restartServer?(): void;
  /** What is in the store now, by name, where it can be listed. */
  left?(): readonly string[];
  /**
   * After a schedule in which processes died. `isClean`: all that a life of
   * one had begun has come to its end since, so that its modules may serve
   * again.
   */
  buried?(isClean: (process: number, generation: number) => boolean): void;
  /** Module graphs that were loaded so far: none is ever unloaded. */
  graphs?(): number;
  /**
   * Calls `start()` of each World, of those to come too: for one that answers
   * nothing before. Absent where there is none.
   */
  start?(): Promise<void>;
  /** Gives back what it holds outside of this process. */
  close?(): Promise<void>;
}

/** Simulated processes that a plan may have at most. */
export const PROCESSES_MAX = 3;
