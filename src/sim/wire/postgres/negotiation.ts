import { failure } from './failure.js';

/**
 * Whether the single byte that answers a request for encryption refuses it;
 * otherwise a message follows, an error of the server.
 *
 * @throws ProtocolError where the server accepts: nobody reads past that
 */
export function isRefusedEncryption(first: Buffer): boolean {
  const answer = first.toString('latin1');
  if (answer === 'N') return true;
  if (answer === 'E') return false;
  if (answer === 'G') {
    throw failure(
      'PostgreSQL accepts encryption by GSSAPI, which gates cannot read: connect with gssencmode=disable'
    );
  }
  throw failure(
    answer === 'S'
      ? 'PostgreSQL accepts TLS, which gates cannot read: connect with sslmode=disable'
      : `PostgreSQL answers a request for encryption with ${JSON.stringify(answer)}, expected "S" or "N": is this a PostgreSQL server?`
  );
}
