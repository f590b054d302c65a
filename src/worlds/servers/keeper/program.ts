/** A command line and how it is to be run. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly directory: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Who runs it, if not who runs the kit. */
  readonly user?: SystemUser;
  /** Asks it to end at once; what it stores is thrown away. */
  readonly endSignal?: NodeJS.Signals;
}

export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/** How a kind of server is started, once its files are in place. */
export interface ServerProgram {
  readonly origin: 'embedded' | 'path';
  program(port: number): Program;
  url(port: number): string;
  /** Stands in what the server writes as soon as it takes connections. */
  readonly ready: RegExp;
}
