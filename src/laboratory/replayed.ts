import type { Watch } from './watch.js';

/** How a token is replayed. */
export interface ReplayOptions {
  readonly verbose: boolean;
  readonly urls?: readonly string[] | undefined;
  /** Real time that the schedule may take; absent: that of its kind. */
  readonly budgetMs?: number | undefined;
  /** Where a workflow engine and its server are looked for. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  /** Of a World that has to be fetched, and of a server that is started. */
  readonly onProgress?: ((message: string) => void) | undefined;
  /** Of a World: what it prints, a debugger, the stacks of its errors. */
  readonly watch?: Watch | undefined;
}

/** What replaying a token showed. */
export interface ReplayResult {
  /** Breaks its clause; of a workflow engine, ends as it did. */
  readonly diverges: boolean;
  /** What the schedule of a workflow engine ended in, which no clause judges. */
  readonly ending?: string | undefined;
  readonly clause?: string | undefined;
  /** Of a harness error: what it was, and what it is now, if it is. */
  readonly harness?:
    | { readonly was: string; readonly now?: string | undefined }
    | undefined;
  readonly subject: string;
  readonly story: readonly string[];
  /** Of a World: the places in its code whose effects tell the story. */
  readonly spots?: readonly string[] | undefined;
  readonly trace: readonly string[];
  readonly message?: string | undefined;
  /** What is another than when the token was written. */
  readonly changed?: string | undefined;
  /** What to do where the result says little. */
  readonly advice?: string | undefined;
}
