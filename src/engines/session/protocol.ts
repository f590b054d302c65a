import type { SessionOptions } from '../engine.js';

/** The calls of a session that cross the border between two processes. */
const METHODS = [
  'start',
  'result',
  'cancel',
  'signal',
  'lookup',
  'special',
] as const;
export type Method = (typeof METHODS)[number];

export type ToProcess =
  | { readonly kind: 'open'; readonly options: SessionOptions }
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly method: Method;
      readonly args: readonly unknown[];
    };

export type FromProcess =
  | { readonly kind: 'opened' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly message: string };
