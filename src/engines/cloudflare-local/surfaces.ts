import type { StartRequest } from '../engine.js';
import type { Surface } from '../profile.js';

export const SURFACES: readonly Surface[] = [
  { id: 'create', title: 'create({ id })' },
  { id: 'create-batch', title: 'createBatch([{ id }])' },
];

/** Asks for a short window; the row about the window uses it. */
const SHORT_SURFACE = 'short';
const SHORT_RETENTION = '3 seconds';

/** What a client asks the Worker for, as JSON over HTTP. */
export interface Ask {
  readonly operation: Operation;
  readonly kind: 'job' | 'other';
  readonly id: string;
  readonly payload?: unknown;
  readonly options?: object | undefined;
}

export type Operation =
  | 'create'
  | 'createBatch'
  | 'status'
  | 'sendEvent'
  | 'terminate'
  | 'restart';

export function startAsk(request: StartRequest): Ask {
  const { key, surface, kind = 'job' } = request;
  const retention = {
    successRetention: SHORT_RETENTION,
    errorRetention: SHORT_RETENTION,
  };
  return {
    operation: surface === 'create-batch' ? 'createBatch' : 'create',
    kind,
    id: key,
    payload: { key, request: request.request },
    ...(surface === SHORT_SURFACE && { options: { retention } }),
  };
}
