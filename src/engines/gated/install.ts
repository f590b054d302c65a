import { syncBuiltinESMExports } from 'node:module';
import { installEntropyGates } from '../../sim/gates/entropy.js';
import { installSocketGates } from '../../sim/gates/sockets.js';
import { installTimeGates } from '../../sim/gates/time.js';
import { installTimerGates } from '../../sim/gates/timers.js';
import { installRealms } from '../../sim/realms/realm.js';
// It takes the real timers when it is loaded, which has to be before.
import './background.js';

/**
 * Puts this process under simulation before an SDK is loaded: actors meet
 * gates, others nothing. Files stay real, since engines keep nothing there.
 */
export function installGates(): void {
  installRealms();
  installTimerGates();
  installSocketGates();
  installEntropyGates();
  installTimeGates();
  syncBuiltinESMExports();
}
