import { runSetup } from './run-setup.js';
import { findPackageRoot, setupScript } from './setup-script.js';

/** What is known of a World that wants a database. */
export interface PlacedWorld {
  readonly package: string;
  readonly version: string;
  /** The file that is imported. */
  readonly entry?: string | undefined;
}

/** What a World needs to find in its database. */
export interface Preparation {
  /** Names what `run` makes: databases of one name are alike. */
  readonly name: string;
  run(url: string): Promise<void>;
}

/** The migrations that a package brings, if it brings a script for them. */
export function preparationOf(world: PlacedWorld): Preparation | undefined {
  const root = world.entry && findPackageRoot(world.entry);
  const script = root && setupScript(root);
  if (!root || !script) return undefined;
  return {
    name: `${world.package}@${world.version}`,
    run: (url) => runSetup(script, url),
  };
}
