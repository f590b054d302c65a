import { installGates } from '../install.js';

// Before anything else is loaded that might keep what the gates replace.
installGates();

const { serve } = await import('./serve.js');
serve();
