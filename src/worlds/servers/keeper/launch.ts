import type { ServerKind } from '../address.js';
import { ServerError } from '../error.js';
import { prepareMongo } from '../mongodb/launch.js';
import { preparePostgres } from '../postgres/launch.js';
import { prepareRedis } from '../redis/launch.js';
import { freePort } from './free-port.js';
import { gist } from './gist.js';
import type { KeptServer } from './job.js';
import type { ProcessGroup } from './process-group.js';
import type { ServerProgram } from './program.js';

/** Between asking for a free port and taking it, another may take it. */
const ATTEMPTS = 5;
const TAKEN = /address already in use/i;

/** Enough of a server's words to find the one that matters. */
const WORDS_MAX = 20_000;

const PREPARE: Record<
  ServerKind,
  (group: ProcessGroup) => Promise<ServerProgram>
> = {
  postgres: preparePostgres,
  redis: prepareRedis,
  mongodb: prepareMongo,
};

/** @throws ServerError with the server's own words */
export async function launch(
  kind: ServerKind,
  group: ProcessGroup
): Promise<KeptServer> {
  const server = await PREPARE[kind](group);
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const words = await start(server, port, group);
    if (words === undefined) {
      return { url: server.url(port), origin: server.origin };
    }
    if (!TAKEN.test(words)) {
      throw new ServerError(kind, `the server does not start: ${gist(words)}`);
    }
    if (attempt === ATTEMPTS) {
      throw new ServerError(
        kind,
        `something else holds port ${port}, and ${ATTEMPTS - 1} others tried before`
      );
    }
  }
}

/** Its last words, if it ends instead of starting. */
function start(
  server: ServerProgram,
  port: number,
  group: ProcessGroup
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = group.spawn(server.program(port));
    let words = '';
    const listen = (chunk: Buffer) => {
      // Read on when it is ready: a full pipe would stop the server.
      if (words.length < WORDS_MAX) words += chunk;
      if (server.ready.test(words)) resolve(undefined);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.on('error', (error) => resolve(error.message));
    child.on('close', () => resolve(words));
  });
}
