import { noteOwnResources } from '../../sim/gates/resources.js';
import { installRealms } from '../../sim/realms/realm.js';
import { installGates } from './install.js';

// Before anything else is loaded that might keep what the gates replace.
const { data } = installGates();

const { Host } = await import('./host.js');
const { serve } = await import('./serve.js');
const [module = ''] = process.argv.slice(2);
const { open } = await import(module);
// Last, since each of the kit's modules would pass through the hooks as well.
installRealms();
serve((began, tell) => new Host(open({ data, began, asks: tell }), tell));
// The channel to the parent is open by now, and nothing of the subject.
noteOwnResources();
