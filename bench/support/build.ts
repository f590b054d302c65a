/**
 * Loads a module of the build, with the types of its source: what is measured
 * is what users run, not what a loader makes of the source on the way.
 */
export async function fromBuild<Module>(path: string): Promise<Module> {
  const url = new URL(`../../dist/${path}`, import.meta.url);
  try {
    return (await import(url.href)) as Module;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${reason}\nRun \`npm run build\` first.`, { cause });
  }
}
