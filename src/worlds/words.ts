const MODULE = /^\.{0,2}[\\/]|^[a-z]:[\\/]|^\.{1,2}$|\.[cm]?[jt]s$/i;

/** Whether a word names a module by its path. */
export function isModulePath(word: string): boolean {
  return MODULE.test(word);
}

const PUBLISHED = /^(@[^/@\s]+\/[^/@\s]+|[^/@\s]+)@([^\s]+)$/;

/** The package that a word names by its version. */
export function publishedIn(
  word: string
): { readonly name: string; readonly version: string } | undefined {
  const [, name, version] = PUBLISHED.exec(word) ?? [];
  return name && version ? { name, version } : undefined;
}
