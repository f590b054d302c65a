import { type Endpoint, type ServerKind, told } from './address.js';
import { codeOf, ServerError } from './error.js';

const GONE = ['ECONNRESET', 'EPIPE', 'ECONNABORTED'];
const SILENT = ['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN'];

/** What is wrong on the way to a server, if that is what is wrong. */
export function networkError(
  kind: ServerKind,
  error: unknown,
  endpoint: Endpoint
): ServerError | undefined {
  const reason = reasonOf(codeOf(error), endpoint);
  if (reason === undefined) return undefined;
  return new ServerError(kind, reason, { cause: error });
}

function reasonOf(code: string | undefined, endpoint: Endpoint) {
  if (code === undefined) return undefined;
  const at = told(endpoint);
  if (code === 'ECONNREFUSED') {
    return `nothing listens at ${at}: start the server or correct the URL`;
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `no host is known by the name ${endpoint.host}: correct the URL`;
  }
  if (GONE.includes(code)) return `the server at ${at} dropped the connection`;
  if (SILENT.includes(code)) return `no answer from ${at}`;
  return undefined;
}
