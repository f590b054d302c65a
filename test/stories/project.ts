import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll } from 'vitest';
import { KIT_ROOT } from '../../src/kit.js';
import { fixture, useInstalled } from './command.js';

/** A folder of a user's, in which the packed kit is installed. */
export interface Project {
  readonly folder: string;
  write(file: string, text: string): string;
  /** A World of the fixtures, or the minimal one of the docs. */
  bring(file: string, world: string): string;
}

/**
 * A World beside the minimal one that answers a claim and never writes it down:
 * one call alone shows it.
 */
export const FORGETFUL = `import { createWorld as make } from './minimal.mjs';
export async function createWorld(options) {
  const world = await make(options);
  const { create } = world.events;
  world.events.create = async (run, data) => {
    if (data.eventType === 'hook_created') {
      const { correlationId: hookId, eventData } = data;
      const event = { ...data, runId: run, eventId: 'evnt_1', createdAt: new Date() };
      return { event, hook: { hookId, runId: run, token: eventData.token, createdAt: new Date() } };
    }
    return create(run, data);
  };
  return world;
}
`;

/** As `npm init -y` and `npm i -D worldproof` leave it, for a file of tests. */
export function useProject(manifest: object = {}): Project {
  const folder = useInstalled();
  const place = (file: string) => {
    mkdirSync(dirname(join(folder(), file)), { recursive: true });
    return join(folder(), file);
  };
  const write = (file: string, text: string) => {
    writeFileSync(place(file), text);
    return place(file);
  };
  beforeAll(() => {
    write('package.json', JSON.stringify({ name: 'adapter', ...manifest }));
  });
  return {
    get folder() {
      return folder();
    },
    write,
    bring(file, world) {
      const minimal = join(KIT_ROOT, 'docs', 'minimal-world.mjs');
      const from = world === 'minimal' ? minimal : fixture(world);
      copyFileSync(from, place(file));
      return place(file);
    },
  };
}
