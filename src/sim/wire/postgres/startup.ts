import { failure } from './failure.js';
import { Fields } from './fields.js';

/** What a packet without a letter asks for. */
export type Startup = 'tls' | 'gss' | 'cancel' | 'startup';

const REQUESTS = new Map<number, Startup>([
  [80877102, 'cancel'],
  [80877103, 'tls'],
  [80877104, 'gss'],
]);

const MAJOR_VERSION = 3;

export function decodeStartup(body: Buffer): Startup {
  const code = new Fields(body).int32();
  const request = REQUESTS.get(code);
  if (request) return request;
  const major = code >>> 16;
  if (major === MAJOR_VERSION) return 'startup';
  throw failure(
    `the client asks for protocol ${major}.${code & 0xffff}, expected ${MAJOR_VERSION}.x: use a driver that speaks protocol 3.0`
  );
}
