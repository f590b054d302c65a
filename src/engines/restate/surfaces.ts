import type { Reference } from '../engine.js';
import type { Surface } from '../profile.js';

export const SURFACES: readonly Surface[] = [
  { id: 'idempotency-key', title: 'a service with an Idempotency-Key, sent' },
  { id: 'workflow', title: 'a workflow by its key, sent' },
];

/** Forgets soon; the row about the window uses it. */
export const SHORT_SURFACE = 'short';
export const SHORT_RETENTION_MS = 3000;

/** Served by a process without `Promise.withResolvers`. */
export const BARE_SURFACE = 'bare';

export function isWorkflow(surface: string): boolean {
  return surface === 'workflow';
}

/** A service for each kind and surface. */
export function serviceName({
  kind = 'job',
  surface,
}: Pick<Reference, 'kind' | 'surface'>): string {
  return `${kind}-${surface}`;
}

/** Where a run is started. */
export function startPath(reference: Reference): string {
  const service = serviceName(reference);
  if (!isWorkflow(reference.surface)) return `/${service}/run`;
  return `/${service}/${encodeURIComponent(reference.key)}/run`;
}

/** Where its output is: of that run, or of whichever has the key. */
export function outputPath(reference: Reference): string {
  const { run, key, surface } = reference;
  if (run !== undefined) return `/restate/invocation/${run}/output`;
  const service = serviceName(reference);
  const name = encodeURIComponent(key);
  return isWorkflow(surface)
    ? `/restate/workflow/${service}/${name}/output`
    : `/restate/invocation/${service}/run/${name}/output`;
}

/** Where its end is waited for. */
export function attachPath(reference: Reference): string {
  return outputPath(reference).replace(/output$/, 'attach');
}
