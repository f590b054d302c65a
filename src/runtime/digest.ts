import crypto, { createHash, type webcrypto } from 'node:crypto';
import { currentActor } from '../sim/context.js';

const ALGORITHMS: Readonly<Record<string, string>> = {
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

type Digest = typeof webcrypto.subtle.digest;

/**
 * Makes `crypto.subtle.digest` of actors answer at once. Web Crypto hashes on
 * the thread pool, which wakes an actor when the system says so; the runtime
 * hashes every payload that it resumes a hook with.
 */
export function installDigestGate(): void {
  const { subtle } = crypto.webcrypto;
  const original: Digest = subtle.digest.bind(subtle);
  const digest: Digest = (algorithm, data) => {
    const name = typeof algorithm === 'string' ? algorithm : algorithm.name;
    const known = ALGORITHMS[name.toUpperCase()];
    if (!known || !currentActor()) return original(algorithm, data);
    const bytes = ArrayBuffer.isView(data)
      ? Buffer.from(data.buffer, data.byteOffset, data.byteLength)
      : Buffer.from(data as ArrayBuffer);
    const hash = createHash(known).update(bytes).digest();
    return Promise.resolve(Uint8Array.from(hash).buffer);
  };
  Object.defineProperty(subtle, 'digest', { value: digest, writable: true });
}
