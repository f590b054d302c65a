import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lookAround, packagesWithWorld } from '../../src/init/found.js';
import { configText, workflowText } from '../../src/init/texts.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'worldproof-init-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

describe('a package of a monorepo', () => {
  beforeEach(() => {
    write('.git/HEAD', '');
    write('pnpm-lock.yaml', '');
    write('package.json', '{"workspaces":["packages/*"]}');
    write('packages/none/package.json', '{}');
    write('packages/world/package.json', '{"exports":"./index.js"}');
    write('packages/world/index.js', 'export function createWorld() {}');
  });

  it('has the package manager and the workflows of its root', () => {
    const found = lookAround(join(root, 'packages/world'));
    const within = 'packages/world';
    expect(found).toMatchObject({ manager: 'pnpm', root, within });
    const text = workflowText(found);
    expect(text).toContain('    working-directory: packages/world\n');
    expect(text).toContain('path: packages/world/worldproof/\n');
    const plain = workflowText({ ...found, within: '' });
    expect(plain).not.toContain('working-directory');
    expect(plain).toContain('path: worldproof/\n');
  });

  it('is named at a root that has no World of its own', () => {
    expect(lookAround(root).factory).toBeUndefined();
    expect(packagesWithWorld(root)).toEqual(['packages/world']);
  });
});

it('alone takes nothing of the folders around it', () => {
  write('yarn.lock', '');
  write('inner/package.json', '{}');
  const found = lookAround(join(root, 'inner'));
  expect(found).toMatchObject({ manager: 'npm', within: '' });
});

it('a factory of another name is to be called by create in the config', () => {
  write('package.json', '{"exports":"./index.js"}');
  write('index.js', 'export function createRedisWorld({ redis }) {}');
  const { otherFactory, factory } = lookAround(root);
  expect({ otherFactory, factory }).toEqual({
    otherFactory: 'createRedisWorld',
    factory: '.',
  });
  const text = configText('.', otherFactory);
  expect(text).toContain('create: (options, { createRedisWorld }) =>');
});
