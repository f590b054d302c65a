type GlobalOf = (realm: string) => object;

/** The global object that the modules of a realm see: see `installRealms`. */
export function realmGlobal(realm: string): object {
  const globals = globalThis as unknown as Record<symbol, GlobalOf | undefined>;
  const globalOf = globals[Symbol.for('worldproof.realm')];
  if (!globalOf) throw new TypeError('No realms are installed in this process');
  return globalOf(realm);
}
