import { describe, expect, it } from 'vitest';
import { NotRunHereError } from '../../../src/engines/errors.js';
import { findServer } from '../../../src/engines/find/find-server.js';
import { binaryPath } from '../../../src/engines/install/packages.js';

const CACHE = { WORLDPROOF_CACHE: '/cache' };
const ADDRESS = { WORLDPROOF_TEMPORAL_ADDRESS: 'host:7233' };
const BINARY = { WORLDPROOF_TEMPORAL: '/mine/temporal' };
const PATH = { PATH: '/nothing:/tools' };
const ALLOWED = { WORLDPROOF_ALLOW_DOWNLOAD: '1' };

const cached = binaryPath('temporal', CACHE);

function find(env: NodeJS.ProcessEnv, files: readonly string[] = []) {
  return findServer({
    engine: 'temporal',
    addressVariable: 'WORLDPROOF_TEMPORAL_ADDRESS',
    binaryVariable: 'WORLDPROOF_TEMPORAL',
    command: 'temporal',
    cached,
    isDownloadable: true,
    env: { ...CACHE, ...env },
    canRun: (path) => files.includes(path),
  });
}

describe('where a server is looked for', () => {
  const everywhere = ['/mine/temporal', '/tools/temporal', cached];

  it('takes an address before anything else', () => {
    const env = { ...ADDRESS, ...BINARY, ...PATH, ...ALLOWED };
    expect(find(env, everywhere)).toMatchObject({
      kind: 'address',
      address: 'host:7233',
    });
  });

  it('then the binary that the environment names', () => {
    const env = { ...BINARY, ...PATH, ...ALLOWED };
    expect(find(env, everywhere)).toMatchObject({ path: '/mine/temporal' });
  });

  it('then PATH, then the cache', () => {
    const env = { ...PATH, ...ALLOWED };
    expect(find(env, everywhere)).toMatchObject({
      path: '/tools/temporal',
      origin: 'PATH',
    });
    expect(find(env, [cached])).toMatchObject({
      path: cached,
      origin: 'cache',
    });
  });

  it('downloads only when asked, and says what to do otherwise', () => {
    expect(find({ ...PATH, ...ALLOWED })).toMatchObject({ kind: 'download' });
    expect(() => find(PATH)).toThrow(NotRunHereError);
    expect(() => find(PATH)).toThrow(/npm run engines/);
  });

  it('does not look further when a named binary cannot be run', () => {
    expect(() => find({ ...BINARY, ...PATH }, ['/tools/temporal'])).toThrow(
      'WORLDPROOF_TEMPORAL names /mine/temporal, which cannot be run'
    );
  });
});
