import { isDead } from '../../src/sim/context.js';
import type { DataDirectory } from '../../src/sim/files/data-directory.js';
import { Disc } from '../../src/sim/files/disc.js';
import { installFileGates } from '../../src/sim/gates/files.js';

const ROOT = '/worldproof';

/** A simulated disc behind gates, as a host has one, until it is uninstalled. */
export function filesAtRisk() {
  const path = `${ROOT}/data`;
  const disc = new Disc(path, () => 0);
  const data: DataDirectory = {
    path,
    disc,
    reset: (nowMs) => disc.format(path, nowMs),
  };
  const uninstall = installFileGates({
    root: ROOT,
    files: (actor) =>
      actor.life && isDead(actor) ? disc.afterlife(actor.life) : disc.files,
    get dies() {
      return disc.dies;
    },
  });
  return { data, disc, uninstall };
}
