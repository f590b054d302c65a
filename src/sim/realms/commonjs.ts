import module, { createRequire } from 'node:module';

/** What Node's loader of CommonJS modules keeps, as far as it is needed. */
interface Loader {
  _load(request: string, parent: unknown, isMain: boolean): unknown;
  _resolveFilename(request: string, parent: unknown, isMain: boolean): string;
  readonly prototype: { load(this: LoadedModule, filename: string): void };
}

interface LoadedModule {
  readonly loaded: boolean;
}

/**
 * Lets CommonJS modules be loaded again after they were forgotten. For a file
 * that a module imports, Node puts an empty module into its cache before any
 * code runs, to learn the names that it exports. A `require` that was resolved
 * once before takes that empty module for one that is being loaded, and gets
 * nothing. Asked on nobody's behalf, Node forgets what it has resolved before
 * and fills the empty module, which has to stay the one in the cache: the
 * import that made it insists on that.
 */
export function allowReloading(): void {
  const loader = module as unknown as Loader;
  const { _load: load } = loader;
  const { load: begin } = loader.prototype;
  const begun = new WeakSet<object>();
  const { cache } = createRequire(import.meta.url);
  loader.prototype.load = function (filename) {
    begun.add(this);
    begin.call(this, filename);
  };
  loader._load = (request, parent, isMain) => {
    if (!request.startsWith('.')) return load(request, parent, isMain);
    const filename = loader._resolveFilename(request, parent, isMain);
    const found = cache[filename] as LoadedModule | undefined;
    const isEmpty = found && !found.loaded && !begun.has(found);
    return isEmpty
      ? load(filename, null, isMain)
      : load(request, parent, isMain);
  };
}
