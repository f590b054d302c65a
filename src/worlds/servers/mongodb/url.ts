import { plainHost } from '../address.js';
import { ServerError } from '../error.js';

/** Of several hosts one cannot say to which one a World's socket leads. */
const URL_SHAPE =
  /^(mongodb:\/\/(?:([^@/?]*)@)?([^@/?,]+))(?:\/([^?]*))?(\?.*)?$/;
const PORT = 27_017;

interface MongoUrl {
  readonly server: string;
  readonly hasUser: boolean;
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly options: URLSearchParams;
}

/** @throws ServerError if that is no address of one server */
export function parseMongoUrl(url: string): MongoUrl {
  const [, server, user, address, database, options] =
    URL_SHAPE.exec(url) ?? [];
  if (server === undefined || address === undefined) {
    throw new ServerError(
      'mongodb',
      'cannot read the URL: expected mongodb://user:password@host:27017 with one host'
    );
  }
  const [, host = address, port] = /^(.*):(\d+)$/.exec(address) ?? [];
  return {
    server,
    hasUser: user !== undefined,
    host: plainHost(host),
    port: port === undefined ? PORT : Number(port),
    database: database ?? '',
    options: new URLSearchParams(options ?? ''),
  };
}

/** The same server and login, another of its databases. */
export function withDatabase(url: string, database: string): string {
  const parsed = parseMongoUrl(url);
  const { options } = parsed;
  if (parsed.hasUser && !options.has('authSource')) {
    options.set('authSource', parsed.database || 'admin');
  }
  const query = options.size > 0 ? `?${options}` : '';
  return `${parsed.server}/${database}${query}`;
}
