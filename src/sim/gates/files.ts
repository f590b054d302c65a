import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { CONTENT_OPERATIONS } from './files/content-operations.js';
import { DESCRIPTOR_OPERATIONS } from './files/descriptor-operations.js';
import { MemoryFileHandle } from './files/file-handle.js';
import type { Operation, OperationTable } from './files/operation.js';
import { type Exports, patch } from './files/patch.js';
import { PATH_OPERATIONS, WALKED_REALPATH } from './files/path-operations.js';
import {
  type FileGateOptions,
  fileGates,
  setFileGates,
} from './files/session.js';
import { refuse, refusePromised, UNSUPPORTED } from './files/unsupported.js';
import { withoutRoot } from './files/virtual-path.js';
import { wrapCallback, wrapPromised, wrapSync } from './files/wrap.js';

export { isTearable } from './files/changes.js';
export type { FileGateOptions } from './files/session.js';

const OPEN_HANDLE: Operation = {
  subject: 'path',
  effect: (files, path: string, flags?: string, mode?: number) => {
    const target = withoutRoot(fileGates()?.root ?? '', path);
    return new MemoryFileHandle(files, files.open(path, flags, mode), target);
  },
};

const PROMISED: OperationTable = {
  ...PATH_OPERATIONS,
  ...CONTENT_OPERATIONS,
  open: OPEN_HANDLE,
};

const CLASSIC: OperationTable = {
  ...PATH_OPERATIONS,
  ...CONTENT_OPERATIONS,
  ...DESCRIPTOR_OPERATIONS,
  realpath: WALKED_REALPATH,
};

/**
 * Makes `node:fs` and `node:fs/promises` serve the paths below the virtual
 * root from memory, each asynchronous effect behind a gate, for calls that an
 * actor makes. All others reach the real functions. To be installed before
 * packages are loaded that copy these functions. Returns what uninstalls it;
 * throws if it is installed already.
 */
export function installFileGates(options: FileGateOptions): () => void {
  if (fileGates()) {
    throw new Error(
      'The file gates are installed already. Expected one installation at a ' +
        'time: call what the first installFileGates returned.'
    );
  }
  setFileGates(options);
  const undo = [...patchPromised(), ...patchClassic(), ...patchNative()];
  syncBuiltinESMExports();
  return () => {
    if (fileGates() !== options) return;
    for (const each of undo.reverse()) each();
    setFileGates(undefined);
    syncBuiltinESMExports();
  };
}

function patchPromised(): (() => void)[] {
  const promises = fs.promises as unknown as Exports;
  const served = Object.entries(PROMISED).map(([name, operation]) =>
    patch(promises, name, (original) => wrapPromised(name, operation, original))
  );
  const refused = UNSUPPORTED.map((name) =>
    patch(promises, name, (original) => refusePromised(name, original))
  );
  return [...served, ...refused];
}

function patchClassic(): (() => void)[] {
  const classic = fs as unknown as Exports;
  const served = Object.entries(CLASSIC).flatMap(([name, operation]) => [
    patch(classic, name, (original) => wrapCallback(name, operation, original)),
    patch(classic, `${name}Sync`, (original) =>
      wrapSync(name, operation, original)
    ),
  ]);
  const refused = UNSUPPORTED.map((name) =>
    patch(classic, name, (original) => refuse(name, original))
  );
  return [...served, ...refused];
}

/** `fs.realpath.native`, which sits on a function and not on a module. */
function patchNative(): (() => void)[] {
  const { realpath } = PATH_OPERATIONS;
  return [
    patch(fs.realpath as unknown as Exports, 'native', (original) =>
      wrapCallback('realpath', realpath, original)
    ),
    patch(fs.realpathSync as unknown as Exports, 'native', (original) =>
      wrapSync('realpath', realpath, original)
    ),
  ];
}
