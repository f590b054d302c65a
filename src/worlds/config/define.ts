import type { Declarable } from '../contract/declared.js';
import type { ServerKind } from '../servers/address.js';

/** What a World is made from: paths and addresses, by the names of options. */
export interface CreateOptions {
  /** Of a World on files: an empty folder, which instances share. */
  readonly dataDir: string;
  /** Of a World on a server: the address of an empty database. */
  readonly url: string;
  readonly [option: string]: unknown;
}

/** What a package exports, which its own types say better: called, or made. */
export type Exported = ((...given: unknown[]) => unknown) &
  (new (
    ...given: unknown[]
  ) => unknown);

/** A World of the user's own, and what the kit has to know of it. */
export interface ConfiguredSubject {
  /** Heads its column, and names it on the command line. */
  readonly name?: string;
  /** A module or the folder of a package, from the folder of the config. */
  readonly module?: string;
  /** A package, from node_modules or, with `version`, from the registry. */
  readonly package?: string;
  readonly version?: string;
  /**
   * Makes the World; `exports` is what `module` or `package` exports. Called in
   * other processes, which load the config anew: it can use what the config
   * imports, and nothing that the command has set.
   */
  readonly create?: (
    options: CreateOptions,
    exports: Readonly<Record<string, Exported>>
  ) => unknown;
  /** Makes in an empty database what the World expects there. */
  readonly setup?: (url: string) => unknown;
  /** The kind of server that it stands on; absent: none. */
  readonly server?: ServerKind;
  /**
   * What it promises and does not say itself, in its `capabilities`: it is held
   * to it.
   */
  readonly capabilities?: readonly Declarable[];
  /** The option of `createWorld` that takes the folder; absent: `dataDir`. */
  readonly dataDirOption?: string;
  /** The option of `createWorld` that takes the address of the server. */
  readonly urlOption?: string;
}

/** What `worldproof.config.ts` exports as its default. */
export interface Config {
  /** Names, `NAME@VERSION`, paths, and Worlds with what is to be known. */
  readonly subjects?: readonly (string | ConfiguredSubject)[];
  /** Schedules of each subject. */
  readonly schedules?: number;
  /** Time for the whole check: `'5m'`. */
  readonly time?: string;
  /** Real time of one schedule, as `--budget` takes it: `'30s'`. */
  readonly budget?: string;
  readonly seed?: string;
  readonly workers?: number;
  readonly freshModules?: boolean;
  /** Processes die, stand still and start again in some schedules: by default. */
  readonly faults?: boolean;
  /** Violated clauses of level S and P fail the check as well. */
  readonly strict?: boolean;
  readonly requireExercised?: boolean;
  /** What is accepted, as `--baseline` takes it. */
  readonly baseline?: string;
  /** `'junit=out.xml'`, as `--reporter` takes them. */
  readonly reporters?: readonly string[];
  /** Files that are written after a check. */
  readonly output?: {
    readonly json?: string;
    readonly markdown?: string;
    readonly html?: string;
  };
}

/**
 * Gives a World of the user's own its type: for `subjects` of a config, and,
 * without functions, of `check` and `describeWorld` too.
 */
export function defineWorld<const World extends ConfiguredSubject>(
  world: World
): World {
  return world;
}

/** Gives a config its type; paths in it are from its own folder. */
export function defineConfig(config: Config): Config {
  return config;
}
