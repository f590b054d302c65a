import { npmResolves } from '../cloudflare-local/npm-resolves.js';
import { assertNode20 } from './later-on-node-20.js';
import { LOCAL, laterOf } from './local.js';
import type { Row } from './row.js';

/** Not of the emulator itself: which release of it users get. */
export const NPM_CLOUDFLARE: Row = {
  ...LOCAL,
  id: 'cloudflare-local.npm-resolves',
  phase: 'admission',
  tries: 1,
  question:
    'npm is told to install miniflare, on Node 20 and on Node 22: which release does it take?',
  lead: ['on Node 20 4.20260426.0, on Node 22 4.20260730.0'],
  async run(experiment) {
    assertNode20();
    const { node } = laterOf(experiment);
    const before = await npmResolves(process.execPath);
    experiment.recorder.note(before.note);
    const after = await npmResolves(node);
    experiment.recorder.note(after.note);
    return {
      word: `on Node 20 ${before.version}, on Node 22 ${after.version}`,
      hits: before.version === after.version ? 0 : 1,
      calls: 2,
      note: `they declare Node ${before.engines} and Node ${after.engines}`,
    };
  },
};
