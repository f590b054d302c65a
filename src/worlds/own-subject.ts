import type { Declarable } from './contract/declared.js';
import type { Maker } from './maker.js';
import type { ServerKind } from './servers/server.js';

/**
 * A World of the user's own with what the kit has to know of it, as plain data:
 * it is loaded in other processes, to which no function can be handed.
 */
export interface OwnSubject {
  /**
   * A module that exports `createWorld`, or the folder of a package. Beside a
   * `package`: a module that exports `create(options, exports)` for it.
   */
  readonly module?: string | undefined;
  /** A package, from node_modules or, with `version`, from the registry. */
  readonly package?: string | undefined;
  readonly version?: string | undefined;
  /** Heads its column of the matrix; absent: the module or the package. */
  readonly name?: string | undefined;
  /** The option of `createWorld` that takes the data directory. */
  readonly dataDirOption?: string | undefined;
  /** The option of `createWorld` that takes the address of the server. */
  readonly urlOption?: string | undefined;
  /** What it promises, where it does not say so itself. */
  readonly capabilities?: readonly Declarable[] | undefined;
  /** What it stands on. */
  readonly server?: ServerKind | undefined;
  /** Where the function is that makes it; absent: in the module itself. */
  readonly maker?: Maker | undefined;
  /** Where packages are looked for; absent: the working directory. */
  readonly folder?: string | undefined;
  /** What `check` and `replay` take for it; absent: the module. */
  readonly word?: string | undefined;
}

/** A name of the fleet, `NAME@VERSION`, a path, or a World with its options. */
export type SubjectWord = string | OwnSubject;

/** As reports and messages name it. */
export function nameOfSubject(word: SubjectWord): string {
  if (typeof word === 'string') return word;
  return word.name ?? word.package ?? word.module ?? 'a World';
}
