const TWO_PATHS: ReadonlySet<string> = new Set([
  'copyFile',
  'cp',
  'link',
  'rename',
  'symlink',
]);

/**
 * Whether Node refuses a call for its path, so that it touches no file at all:
 * a path holds no NUL character
 * (https://nodejs.org/api/errors.html#err_invalid_arg_value). `name` may be
 * that of a gate, or of the synchronous form.
 */
export function isRefused(name: string, args: readonly unknown[]): boolean {
  const plain = name.replace(/^fs:/, '').replace(/Sync$/, '');
  const paths = args.slice(0, TWO_PATHS.has(plain) ? 2 : 1);
  return paths.some((path) => String(path).includes('\0'));
}
