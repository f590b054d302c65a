import { expect, it } from 'vitest';
import { createWorld } from '../../../src/worlds/package/factory.js';
import type { SubjectSpec } from '../../../src/worlds/subject.js';

const SPEC: SubjectSpec = {
  id: './world.mjs',
  family: 'module',
  package: './world.mjs',
  version: 'local',
};

it.each([undefined, null, 'world'])(
  'says of a factory that makes %s what it made',
  async (made) => {
    const message = `./world.mjs: createWorld returned ${made === null ? 'null' : typeof made}, expected a World; is a return missing?`;
    expect(() => createWorld(SPEC, () => made, {})).toThrow(message);
    const later = createWorld(SPEC, async () => made, {});
    await expect(later).rejects.toThrow(message);
  }
);
