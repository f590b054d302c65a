import { type Endpoint, plainHost } from '../address.js';
import { ServerError } from '../error.js';

const PORT = 5432;

/** @throws ServerError if that is no address of a server on the network */
function parsePostgresUrl(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (
    parsed?.hostname &&
    /^postgres(ql)?:$/.test(parsed.protocol) &&
    !parsed.searchParams.has('host')
  ) {
    return parsed;
  }
  throw new ServerError(
    'postgres',
    'cannot read the URL: expected postgres://user:password@host:5432/database, reached over TCP'
  );
}

export function endpointOf(url: string): Endpoint {
  const { hostname, port } = parsePostgresUrl(url);
  return { host: plainHost(hostname), port: port ? Number(port) : PORT };
}

export function userOf(url: string): string {
  return decodeURIComponent(parsePostgresUrl(url).username) || 'this user';
}

/** The same server, another of its databases. */
export function withDatabase(url: string, database: string): string {
  const parsed = parsePostgresUrl(url);
  parsed.pathname = `/${database}`;
  return parsed.href;
}
