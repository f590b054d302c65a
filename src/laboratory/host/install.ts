import { syncBuiltinESMExports } from 'node:module';
import { isDead } from '../../sim/context.js';
import type { DataDirectory } from '../../sim/files/data-directory.js';
import { Disc } from '../../sim/files/disc.js';
import { installChildProcessGates } from '../../sim/gates/child-processes.js';
import { installEntropyGates } from '../../sim/gates/entropy.js';
import { installFileGates } from '../../sim/gates/files.js';
import { installSocketGates } from '../../sim/gates/sockets.js';
import { installTimeGates } from '../../sim/gates/time.js';
import { installTimerGates } from '../../sim/gates/timers.js';
import { DATA_NAME } from '../normalise.js';

/** Where the simulated files are: no real path begins so. */
const ROOT = '/worldproof';

/** Puts this process under simulation: actors meet gates, others nothing. */
export function installGates(): { readonly data: DataDirectory } {
  const data = dataDirectory();
  const { disc } = data;
  installFileGates({
    // What is left running in a dead process writes into the void.
    files: (actor) =>
      actor.life && isDead(actor) ? disc.afterlife(actor.life) : disc.files,
    get dies() {
      return disc.dies;
    },
    root: ROOT,
    onEscape: ({ name, target }, actor) =>
      actor.keeper?.escaped(`${name} ${target}`),
  });
  installTimerGates();
  installSocketGates();
  installChildProcessGates();
  installEntropyGates();
  installTimeGates();
  syncBuiltinESMExports();
  return { data };
}

/**
 * Each reset moves to a new path: Worlds remember for good which files and
 * folders they have made, and would take the first schedule of a host another
 * way than the next ones.
 */
function dataDirectory(): DataDirectory & { readonly disc: Disc } {
  let number = 0;
  const pathOf = () => `${ROOT}/${DATA_NAME}~${number}`;
  const disc = new Disc(pathOf(), () => 0);
  return {
    get path() {
      return pathOf();
    },
    disc,
    list() {
      const start = `${pathOf()}/`.slice(1);
      const all = disc.files.dump();
      const paths = all.filter(
        ({ kind, path }) =>
          kind !== 'directory' ||
          !all.some((other) => other.path.startsWith(`${path}/`))
      );
      return paths.flatMap(({ path }) =>
        path.startsWith(start) ? [path.slice(start.length)] : []
      );
    },
    reset(nowMs) {
      number++;
      disc.format(pathOf(), nowMs);
    },
  };
}
