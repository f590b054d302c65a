import { failure } from './failure.js';
import { Fields } from './fields.js';

const CLEARTEXT = 3;
const MD5 = 5;
const SASL = 10;
const SASL_CONTINUE = 11;
const SASL_FINAL = 12;

const WANT_ANSWER = new Set([CLEARTEXT, MD5, SASL, SASL_CONTINUE]);
const WANT_NONE = new Set([0, SASL_FINAL]);

/** Whether the server goes on only when the client has answered. */
export function wantsAnswer(body: Buffer): boolean {
  const method = new Fields(body).int32();
  if (WANT_ANSWER.has(method)) return true;
  if (WANT_NONE.has(method)) return false;
  throw failure(
    `PostgreSQL asks for authentication method ${method}, expected a password, MD5, SCRAM or none: Kerberos, GSSAPI and SSPI cannot be controlled, change pg_hba.conf`
  );
}
