import { LIMITED_SURFACE } from '../engine.js';
import type { Surface } from '../profile.js';

interface InngestSurface extends Surface {
  /** What its function is configured with. */
  readonly settings: object;
}

const key = 'event.data.key';

export const SURFACES: readonly InngestSurface[] = [
  { id: 'event-id', title: 'the id of the event', settings: {} },
  {
    id: 'idempotency',
    title: "the function's idempotency expression",
    settings: { idempotency: key },
  },
  {
    id: 'singleton-skip',
    title: "the function's singleton, mode 'skip'",
    settings: { singleton: { key, mode: 'skip' } },
  },
  {
    id: 'singleton-cancel',
    title: "the function's singleton, mode 'cancel'",
    settings: { singleton: { key, mode: 'cancel' } },
  },
];

/** The row about limits uses it. */
export const LIMITED: InngestSurface = {
  id: LIMITED_SURFACE,
  title: "the function's concurrency, limit 1",
  settings: { concurrency: { limit: 1 } },
};

/** What `idempotency` is made of, with 24 hours; the row about it uses it. */
export const SHORT: InngestSurface = {
  id: 'short',
  title: "the function's rate limit, one in 6 seconds",
  settings: { rateLimit: { key, limit: 1, period: '6s' } },
};

/** Each surface is an event and the function that it triggers. */
export function eventName(kind: string, surface: string): string {
  return `${kind}/${surface}`;
}
