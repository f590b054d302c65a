import { webcrypto } from 'node:crypto';
import { expect, it } from 'vitest';
import { installDigestGate } from '../../src/runtime/digest.js';
import { runAs } from '../../src/sim/context.js';

it('hashes for actors what Web Crypto does for others, but at once', async () => {
  installDigestGate();
  const view = Uint8Array.from({ length: 40 }, (_, at) => at).subarray(3, 17);
  const theirs = await webcrypto.subtle.digest('SHA-256', view);
  let turns = 0;
  const counting = setImmediate(() => turns++);
  const ours = await runAs({ name: 'A', process: 0 }, () =>
    webcrypto.subtle.digest({ name: 'sha-256' }, view)
  );
  clearImmediate(counting);
  expect(turns).toBe(0);
  expect(Buffer.from(ours)).toEqual(Buffer.from(theirs));
});
