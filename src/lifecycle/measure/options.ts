import type { CheckOptions } from '../../explore/check-options.js';

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
