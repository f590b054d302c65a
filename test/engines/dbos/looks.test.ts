import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LOOKS } from '../../../src/engines/dbos/looks.js';
import type { SessionOptions } from '../../../src/engines/engine.js';

let options: SessionOptions;

beforeEach(async () => {
  const sdkDirectory = await mkdtemp(join(tmpdir(), 'worldproof-looks-'));
  const dist = join(sdkDirectory, 'node_modules/@dbos-inc/dbos-sdk/dist');
  await mkdir(join(dist, 'src/empty'), { recursive: true });
  await writeFile(join(dist, 'src/client.js'), 'new Pool("POSTGRES://")');
  await writeFile(join(dist, 'src/postgres-types.js'), '');
  await writeFile(join(dist, 'index.js'), 'require("./src/client.js")');
  options = {
    engine: 'dbos',
    sdkDirectory,
    address: '',
    ledgerUrl: '',
    place: 'A',
    settings: {},
  };
});

afterEach(() => rm(options.sdkDirectory, { recursive: true }));

it('finds a word in texts and in names, whatever its case', async () => {
  expect(await LOOKS.mentions?.(options, 'postgres')).toEqual({
    files: 3,
    found: ['src/client.js', 'src/postgres-types.js'],
    count: 2,
  });
});

it('says of how many files none has it', async () => {
  expect(await LOOKS.mentions?.(options, 'sqlite')).toEqual({
    files: 3,
    found: [],
    count: 0,
  });
});
