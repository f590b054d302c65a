import { getSystemErrorMap } from 'node:util';

/** The system call on whose behalf something fails, as Node reports it. */
export interface SystemCall {
  readonly syscall: string;
  readonly path?: string | undefined;
  readonly dest?: string | undefined;
}

const KNOWN = new Map(
  [...getSystemErrorMap()].map(([errno, [code, description]]) => [
    code,
    { errno, description },
  ])
);

/**
 * An error as libuv's bindings make it, down to the order of its fields, and
 * as there without a stack: capturing one would cost more than the call.
 */
function systemError(
  code: string,
  { syscall, path, dest }: SystemCall
): NodeJS.ErrnoException {
  const { errno, description } = KNOWN.get(code) ?? {
    errno: 0,
    description: 'unknown error',
  };
  const from = path === undefined ? '' : ` '${path}'`;
  const to = dest === undefined ? '' : ` -> '${dest}'`;
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  const error: NodeJS.ErrnoException & { dest?: string } = new Error(
    `${code}: ${description}, ${syscall}${from}${to}`
  );
  Error.stackTraceLimit = stackTraceLimit;
  error.errno = errno;
  error.code = code;
  error.syscall = syscall;
  if (path !== undefined) error.path = path;
  if (dest !== undefined) error.dest = dest;
  return error;
}

export function fail(code: string, call: SystemCall): never {
  throw systemError(code, call);
}

/** What `fs.rm` throws for a directory that it was not told to descend. */
export function directoryNotRemovable(path: string): Error {
  const info = {
    code: 'EISDIR',
    message: 'is a directory',
    path,
    syscall: 'rm',
    errno: Math.abs(KNOWN.get('EISDIR')?.errno ?? 0),
  };
  const error = new Error(
    `Path is a directory: rm returned EISDIR (is a directory) ${path}`
  );
  error.name = 'SystemError';
  const { errno, syscall } = info;
  return Object.assign(error, {
    code: 'ERR_FS_EISDIR',
    info,
    errno,
    syscall,
    path,
  });
}

/** A `TypeError` with a code, as Node's argument checks throw it. */
export function invalidArgument(code: string, message: string): TypeError {
  return Object.assign(new TypeError(message), { code });
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
