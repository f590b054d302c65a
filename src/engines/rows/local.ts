import type { LaterRelease } from '../deployment.js';
import { EngineError } from '../errors.js';
import type { Experiment } from '../experiment/experiment.js';

/** Rows about the local emulator of Cloudflare Workflows alone. */
export const LOCAL = {
  engines: ['cloudflare-local'],
  isOfEngine: true,
  surface: 'create',
} as const;

/** @throws NotRunHereError if the later release was never installed */
export function laterOf({ deployment }: Experiment): LaterRelease {
  if (deployment.later) return deployment.later();
  throw new EngineError(
    LOCAL.engines[0],
    'no later release of it is installed'
  );
}
