import { CLOUDFLARE_LOCAL } from './cloudflare-local/definition.js';
import { DBOS } from './dbos/definition.js';
import type { EngineDefinition } from './definition.js';
import { INNGEST } from './inngest/definition.js';
import { RESTATE } from './restate/definition.js';
import { TEMPORAL } from './temporal/definition.js';

/** In the order in which they are measured: those without a download first. */
export const ENGINES: readonly EngineDefinition[] = [
  DBOS,
  TEMPORAL,
  INNGEST,
  RESTATE,
  CLOUDFLARE_LOCAL,
];
