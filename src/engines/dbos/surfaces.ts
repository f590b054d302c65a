import { LIMITED_SURFACE, type StartRequest } from '../engine.js';
import type { Surface } from '../profile.js';
import type { DbosStart } from './sdk.js';

export const QUEUE = 'worldproof';
/** Lets one workflow run at a time. */
export const LIMITED_QUEUE = 'worldproof-limited';

export const SURFACES: readonly Surface[] = [
  { id: 'id', title: 'workflowID, return-existing (the default)' },
  { id: 'id-reject', title: "workflowID, workflowIDReusePolicy 'reject'" },
  { id: 'queue', title: 'deduplicationID of a queue, reject (the default)' },
  {
    id: 'queue-attach',
    title: "deduplicationID of a queue, duplicationPolicy 'return-existing'",
  },
];

/** On a queue the key is a deduplication id; the workflow has its own id. */
export function isQueue(surface: string): boolean {
  return surface.startsWith('queue');
}

export function startOptions(
  { key, surface, attributes, requestId }: StartRequest,
  freshId: () => string
): DbosStart {
  const workflowAttributes = attributes;
  if (surface === LIMITED_SURFACE) {
    return { workflowID: key, queueName: LIMITED_QUEUE };
  }
  if (!isQueue(surface)) {
    return {
      workflowID: key,
      workflowAttributes,
      ...(surface === 'id-reject' && { workflowIDReusePolicy: 'reject' }),
    };
  }
  return {
    workflowID: requestId ?? freshId(),
    workflowAttributes,
    queueName: QUEUE,
    enqueueOptions: { deduplicationID: key },
    ...(surface === 'queue-attach' && { duplicationPolicy: 'return-existing' }),
  };
}
