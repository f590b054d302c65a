import type { Acknowledgement, Outcome, Result } from './outcome.js';

export const ENGINE_IDS = [
  'dbos',
  'temporal',
  'inngest',
  'restate',
  'cloudflare-local',
] as const;
export type EngineId = (typeof ENGINE_IDS)[number];

/** Where one run at a time may be at work, whatever its key. */
export const LIMITED_SURFACE = 'limited';

export interface StartRequest {
  readonly key: string;
  /** Names the request: the body reports it, so it shows whose input ran. */
  readonly request: string;
  /** Which of the engine's ways of a keyed start, with which policy. */
  readonly surface: string;
  /** Two workflow types with the same body; `job` unless said. */
  readonly kind?: 'job' | 'other' | undefined;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
  /** The same for every try of one request, where the engine takes one. */
  readonly requestId?: string | undefined;
}

/** A run by its key alone, or one certain run of that key. */
export interface Reference {
  readonly key: string;
  readonly surface: string;
  readonly kind?: 'job' | 'other' | undefined;
  readonly run?: string | undefined;
}

export type Query =
  | { readonly key: string; readonly surface: string }
  | { readonly attributes: Readonly<Record<string, string>> };

/**
 * One process that is client and worker of an engine. Every answer is plain
 * data, since it comes from a process of its own; what goes wrong in the
 * engine is an answer, what goes wrong in the kit throws. A run completes or
 * fails when the ledger lets its body go on: that is decided past the engine.
 */
export interface EngineSession {
  start(request: StartRequest): Promise<Outcome>;
  /** Answers soon, with `pending` while the run is open. */
  result(reference: Reference): Promise<Result>;
  cancel(reference: Reference): Promise<Acknowledgement>;
  signal(reference: Reference, payload: string): Promise<Acknowledgement>;
  /** The runs that are found, by id; undefined where there is no such way. */
  lookup(query: Query): Promise<readonly string[] | undefined>;
  /** What only this engine has: `delete`, `rewind`, `purge` … */
  special(name: string, argument: unknown): Promise<unknown>;
  close(): Promise<void>;
}

/** What a session is opened with, in its own process. */
export interface SessionOptions {
  readonly engine: EngineId;
  /** Where the engine's SDK is installed. */
  readonly sdkDirectory: string;
  /** How its server is reached: a URL or `host:port`. */
  readonly address: string;
  readonly ledgerUrl: string;
  /** Names the process. */
  readonly place: string;
  /** What the engine's own deployment hands to its own session. */
  readonly settings: Readonly<Record<string, string>>;
}

export type OpenSession = (options: SessionOptions) => Promise<EngineSession>;
