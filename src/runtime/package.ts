import { join } from 'node:path';
import { SubjectError } from '../worlds/errors.js';
import { installPackage } from '../worlds/package/install.js';
import type { SubjectSpec } from '../worlds/subject.js';

/** A version of the runtime, and the World that it depends on. */
export interface RuntimePackage {
  /** The subject of the fleet whose version its World is. */
  readonly subject: string;
  /** The version of `@workflow/core`. */
  readonly version: string;
  /** The version of `@workflow/world-local` that it pins. */
  readonly world: string;
}

/** The releases of the runtime that pin a World of the fleet. */
export const RUNTIME_PACKAGES: readonly RuntimePackage[] = [
  { subject: 'local-v5', version: '5.0.0-beta.55', world: '5.0.0-beta.46' },
  { subject: 'local-v4', version: '4.8.9', world: '4.4.1' },
];

/** The files that a simulated process loads. */
export interface RuntimeFiles {
  /** `start`, `getRun`, `resumeHook`, `setWorld`, `workflowEntrypoint`. */
  readonly runtime: string;
  /** What workflow code imports. */
  readonly index: string;
  /** Where step functions are registered. */
  readonly steps: string;
  /** Where the runtime learns the port of the server that it is part of. */
  readonly port: string;
  /** The World that the runtime itself would create. */
  readonly spec: SubjectSpec;
}

/** @throws SubjectError where no release of the runtime pins the subject */
export function runtimePackageOf(subject: string): RuntimePackage {
  const found = RUNTIME_PACKAGES.find((each) => each.subject === subject);
  if (found) return found;
  const known = RUNTIME_PACKAGES.map((each) => each.subject).join(', ');
  throw new SubjectError(
    subject,
    `no release of @workflow/core that this kit runs belongs to it; there is one for ${known}`
  );
}

/**
 * Has the runtime in the cache, with the World that it pins beside it.
 *
 * @throws SubjectError with npm's own last words where it cannot be had
 */
export async function installRuntime(
  { subject, version, world }: RuntimePackage,
  onProgress?: (message: string) => void
): Promise<RuntimeFiles> {
  const directory = await installPackage('@workflow/core', version, onProgress);
  const root = join(directory, 'node_modules', '@workflow');
  return {
    runtime: join(root, 'core', 'dist', 'runtime.js'),
    index: join(root, 'core', 'dist', 'index.js'),
    steps: join(root, 'core', 'dist', 'private.js'),
    port: join(root, 'core', 'dist', 'runtime', 'get-port-lazy.js'),
    spec: {
      id: subject,
      family: 'package',
      package: '@workflow/world-local',
      version: world,
      entry: join(root, 'world-local', 'dist', 'index.js'),
    },
  };
}
