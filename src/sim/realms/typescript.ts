let registered: Promise<unknown> | undefined;

/** Whether Node alone cannot be relied upon to load the file. */
export function isTypeScript(file: string): boolean {
  return /\.[cm]?ts$/.test(file);
}

/** Teaches this process to load TypeScript; loaded where there is some. */
export function registerTypeScript(): Promise<unknown> {
  registered ??= import('tsx/esm/api').then(({ register }) => register());
  return registered;
}
