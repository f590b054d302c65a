import type {
  EncodingOr,
  MkdirOptions,
  ReaddirOptions,
  StatOptions,
} from '../../files/options.js';
import type { RemoveOptions } from '../../files/remove-tree.js';
import { fail } from '../../files/system-error.js';
import type { TimeLike } from '../../files/timestamps.js';
import type { Effect, Operation, OperationTable, Target } from './operation.js';

function on(subject: Target, effect: Effect) {
  return { subject, effect };
}

/** What works on names, one gate each. */
export const PATH_OPERATIONS = {
  access: on('path', (files, path: string) => files.access(path)),
  chmod: on('path', (files, path: string, mode: number | string) =>
    files.chmod(path, mode)
  ),
  chown: on('path', (files, path: string, uid: number, gid: number) =>
    files.chown(path, uid, gid)
  ),
  exists: {
    ...on('path', (files, path: string) => files.exists(path)),
    callbackAnswer: (exists: boolean) => [exists],
  },
  lchown: on('path', (files, path: string, uid: number, gid: number) =>
    files.lchown(path, uid, gid)
  ),
  link: on('paths', (files, path: string, dest: string) =>
    files.link(path, dest)
  ),
  lstat: on('path', (files, path: string, options?: StatOptions) =>
    files.lstat(path, options)
  ),
  lutimes: on('path', (files, path: string, a: TimeLike, m: TimeLike) =>
    files.lutimes(path, a, m)
  ),
  mkdir: on('path', (files, path: string, options?: MkdirOptions | number) =>
    files.mkdir(path, options)
  ),
  mkdtemp: on('path', (files, prefix: string) => files.mkdtemp(prefix)),
  readdir: on(
    'path',
    (files, path: string, options?: EncodingOr<ReaddirOptions>) =>
      files.readdir(path, options)
  ),
  readlink: on('path', (files, path: string) => files.readlink(path)),
  realpath: on('path', (files, path: string) => files.realpath(path)),
  rename: on('paths', (files, path: string, dest: string) =>
    files.rename(path, dest)
  ),
  rm: on('path', (files, path: string, options?: RemoveOptions) =>
    files.rm(path, options)
  ),
  rmdir: on('path', (files, path: string, options?: RemoveOptions) => {
    const whole = options?.recursive && files.lstat(path)?.isDirectory();
    return whole ? files.rm(path, { recursive: true }) : files.rmdir(path);
  }),
  stat: on('path', (files, path: string, options?: StatOptions) =>
    files.stat(path, options)
  ),
  symlink: on('secondPath', (files, target: string, path: string) =>
    files.symlink(String(target), path)
  ),
  truncate: on('path', (files, path: string, length?: number) =>
    files.truncate(path, length)
  ),
  unlink: on('path', (files, path: string) => files.unlink(path)),
  utimes: on('path', (files, path: string, a: TimeLike, m: TimeLike) =>
    files.utimes(path, a, m)
  ),
} satisfies OperationTable;

/** What the callback and sync forms do differently. */
export const WALKED_REALPATH = on('path', (files, path: string) =>
  files.realpathByWalking(path)
);

/** link(2) and rename(2) between the virtual and a real file system. */
export function acrossDevices(syscall: string): Operation {
  return on('paths', (_files, path: string, dest: string) =>
    fail('EXDEV', { syscall, path, dest })
  );
}
