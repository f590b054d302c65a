import { type Endpoint, plainHost } from '../address.js';
import { ServerError } from '../error.js';

const PORT = 6379;

/** @throws ServerError if that is no address of a server */
export function parseRedisUrl(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.hostname && /^rediss?:$/.test(parsed.protocol)) return parsed;
  throw new ServerError(
    'redis',
    'cannot read the URL: expected redis://user:password@host:6379'
  );
}

export function endpointOf(url: string): Endpoint {
  const { hostname, port } = parseRedisUrl(url);
  return { host: plainHost(hostname), port: port ? Number(port) : PORT };
}

/** The same server, one of its numbered databases. */
export function withDatabase(url: string, database: number): string {
  const parsed = parseRedisUrl(url);
  parsed.pathname = `/${database}`;
  return parsed.href;
}

/** The database that a user's URL names, if it names one. */
export function databaseOf(url: string): number | undefined {
  const [, digits] = /^\/(\d+)$/.exec(parseRedisUrl(url).pathname) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
