import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Graphs } from '../../../src/worlds/package/graphs.js';
import { PROCESSES_MAX } from '../../../src/worlds/subject.js';

const folder = mkdtempSync(join(tmpdir(), 'worldproof-graphs-'));
const entry = join(folder, 'world.mjs');
writeFileSync(entry, 'export const createWorld = () => ({});\n');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SPEC = {
  id: 'toy',
  family: 'module',
  package: entry,
  version: '1',
  entry,
} as const;

async function opened(): Promise<Graphs> {
  const graphs = new Graphs(SPEC);
  await graphs.renew();
  return graphs;
}

describe('the module graphs of a package', () => {
  it('loads no more spare ones than may be needed', async () => {
    const graphs = await opened();
    expect(await graphs.prepare(2)).toBe(PROCESSES_MAX + 2);
    expect(await graphs.prepare(2)).toBe(0);
    expect(await graphs.prepare(3)).toBe(PROCESSES_MAX + 3);
    expect(graphs.loaded).toBe(PROCESSES_MAX + 3);
  });

  it('gives a process another one, and has the old one serve again', async () => {
    const graphs = await opened();
    await graphs.prepare(1);
    const [first] = graphs.inUse;
    expect(graphs.replace(0)).not.toBe(first);
    graphs.buried(() => true);
    expect(await graphs.prepare(1)).toBe(0);
    expect(graphs.replace(1)).toBe(first);
  });

  it('gives up only what is not clean, by process and life', async () => {
    const graphs = await opened();
    await graphs.prepare(3);
    const [first, second] = graphs.inUse;
    const next = graphs.replace(0);
    graphs.replace(0);
    graphs.replace(1);
    // The first life of process 0 never came to its end.
    graphs.buried((process, generation) => process + generation > 0);
    expect(await graphs.prepare(2)).toBe(0);
    const again = [graphs.replace(2), graphs.replace(2)];
    expect(again).toEqual([next, second]);
    expect(again).not.toContain(first);
  });
});
