import type { Contract } from '../model/contract.js';
import type { WorldApi } from './contract/api.js';

/** What is tested, before it is loaded: plain data that crosses processes. */
export interface SubjectSpec {
  /** As the user names it and as the matrix heads its column. */
  readonly id: string;
  readonly family: 'reference' | 'mutant' | 'package' | 'module';
  /** The npm package, or the path of a module. */
  readonly package: string;
  readonly version: string;
  /** The file that is imported, for packages and modules. */
  readonly entry?: string | undefined;
  /** The option of `createWorld` that takes the data directory. */
  readonly dataDirOption?: string | undefined;
}

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
  /** Empty state, and an instance for each process of the plan. */
  fresh(instances: Instances): readonly WorldApi[];
}

/** Simulated processes that a plan may have at most. */
export const PROCESSES_MAX = 3;
