import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataDirectory } from '../../src/sim/files/data-directory.js';
import type { LoadedSubject } from '../../src/worlds/subject.js';
import { fromBuild } from './kit.js';

export interface OpenedSubject {
  readonly subject: LoadedSubject;
  /** Gates that a call takes on average. */
  readonly stepsPerCall: number;
}

/** A subject under simulation in this process, warm. */
export async function openSimulated(word: string): Promise<OpenedSubject> {
  const { installGates } = await fromBuild('src/laboratory/host/install');
  const { installRealms } = await fromBuild('src/sim/realms/realm');
  const { data } = installGates();
  installRealms();
  const { warmUp } = await fromBuild('src/explore/warm-up');
  return warmUp(await load(word, data));
}

export interface NativeSubject {
  readonly subject: LoadedSubject;
  /** Where the World that was made last has its files. */
  readonly data: { readonly path: string };
  /** Removes the files that its Worlds have made. */
  close(): void;
}

/**
 * The same subject without gates: real files, in memory where there is such.
 * That files are shared between processes is taken for granted here.
 */
export async function openNative(word: string): Promise<NativeSubject> {
  const root = mkdtempSync(join(memoryDirectory(), 'worldproof-bench-'));
  const data = realDirectory(root);
  return {
    subject: await openDirectory(word, data),
    data,
    close: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Without gates, over files that somebody else looks after. */
export async function openDirectory(
  word: string,
  data: DataDirectory
): Promise<LoadedSubject> {
  const { installRealms } = await fromBuild('src/sim/realms/realm');
  installRealms();
  const subject = await load(word, data);
  const capabilities = new Set(subject.contract.capabilities);
  const contract = { ...subject.contract, capabilities };
  capabilities.add('sharedState');
  return { ...subject, contract };
}

async function load(word: string, data: DataDirectory): Promise<LoadedSubject> {
  const { resolveSubject } = await fromBuild('src/worlds/resolve');
  const { loadSubject } = await fromBuild('src/worlds/load');
  const spec = await resolveSubject(word);
  if (!spec) throw new Error(`There is no subject ${word}`);
  return loadSubject(spec, data);
}

/** A new directory each time; none is removed while the clock runs. */
function realDirectory(root: string): DataDirectory {
  let number = 0;
  return {
    get path() {
      return join(root, String(number));
    },
    reset() {
      number++;
      mkdirSync(join(root, String(number)));
    },
  };
}

function memoryDirectory(): string {
  try {
    const probe = mkdtempSync('/dev/shm/worldproof-bench-');
    rmSync(probe, { recursive: true });
    return '/dev/shm';
  } catch {
    return tmpdir();
  }
}
