import type { ActorContext } from '../../context.js';
import { FIRST_DESCRIPTOR } from '../../files/descriptors.js';
import type { MemoryFileSystem } from '../../files/memory-file-system.js';
import { UnsupportedEffectError } from '../unsupported-effect.js';
import { MemoryFileHandle } from './file-handle.js';
import type { Operation, VirtualCall } from './operation.js';
import { acrossDevices } from './path-operations.js';
import { isRefused } from './refused.js';
import type { FileGateOptions } from './session.js';
import { virtualPath, withoutRoot } from './virtual-path.js';

/**
 * Whether a call is for the actor's file system. Paths in `args` are made
 * absolute on the way and file handles become descriptors.
 */
export function locate(
  gates: FileGateOptions,
  actor: ActorContext,
  name: string,
  operation: Operation,
  args: unknown[]
): VirtualCall | undefined {
  const { subject } = operation;
  if (subject === 'paths') return twoPaths(gates, actor, name, operation, args);
  const index = subject === 'secondPath' ? 1 : 0;
  const file = args[index];
  if (subject === 'file' || subject === 'descriptor') {
    const descriptor = file instanceof MemoryFileHandle ? file.fd : file;
    if (typeof descriptor === 'number') {
      if (descriptor < FIRST_DESCRIPTOR) return undefined;
      const files = gates.files(actor);
      if (!files) return undefined;
      args[0] = descriptor;
      const target = describe(gates.root, files, descriptor);
      return { operation: operation.whenOpen ?? operation, files, target };
    }
    if (subject === 'descriptor') return undefined;
  }
  const path = virtualPath(gates.root, file);
  if (path === undefined) return undefined;
  const files = gates.files(actor);
  if (!files) return undefined;
  args[index] = path;
  return { operation, files, target: withoutRoot(gates.root, path) };
}

function twoPaths(
  gates: FileGateOptions,
  actor: ActorContext,
  name: string,
  operation: Operation,
  args: unknown[]
): VirtualCall | undefined {
  const { root } = gates;
  if (isRefused(name, args)) return undefined;
  const path = virtualPath(root, args[0]);
  const dest = virtualPath(root, args[1]);
  if (path === undefined && dest === undefined) return undefined;
  const files = gates.files(actor);
  if (!files) return undefined;
  const from = path === undefined ? String(args[0]) : withoutRoot(root, path);
  const to = dest === undefined ? String(args[1]) : withoutRoot(root, dest);
  const target = `${from} -> ${to}`;
  if (path !== undefined && dest !== undefined) {
    args[0] = path;
    args[1] = dest;
    return { operation, files, target };
  }
  if (name === 'link' || name === 'rename') {
    return { operation: acrossDevices(name), files, target };
  }
  throw new UnsupportedEffectError({ kind: 'fs', name: `fs:${name}`, target });
}

function describe(
  root: string,
  files: MemoryFileSystem,
  descriptor: number
): string {
  const path = files.pathOf(descriptor);
  return path === undefined ? 'closed file' : withoutRoot(root, path);
}
