import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where a command of that name is found, as a shell would find it. */
export function onPath(
  name: string,
  path: string = process.env.PATH ?? ''
): string | undefined {
  return path
    .split(delimiter)
    .filter((directory) => directory.length > 0)
    .map((directory) => join(directory, name))
    .find(isExecutable);
}

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
