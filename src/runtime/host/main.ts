import { installGates } from '../../laboratory/host/install.js';
import { installDigestGate } from './digest.js';

// Before anything else is loaded that might keep what the gates replace.
const { data } = installGates();
installDigestGate();

const { RuntimeHost } = await import('./host.js');
const { serveRuntime } = await import('./serve.js');
serveRuntime((began) => new RuntimeHost(data, began));
