import { hasEnded } from '../reference/runs.js';
import type { MutantEntries } from './mutant.js';

export const RETENTION_KEYS: MutantEntries = {
  'retention.window/lease': {
    title: 'The key is a lease: it dies with its run, whatever the window.',
    visible: 'alone',
    rules: { isKeyTaken: (_key, run) => !hasEnded(run) },
  },
  'retention.window/from-the-start': {
    title: 'The window is counted from the start of the run, not from its end.',
    visible: 'alone',
    rules: {
      isKeyTaken: ({ retentionMs }, run, time) =>
        !hasEnded(run) || time.isBefore(run.createdAtMs + retentionMs),
    },
  },
  'retention.window/for-ever': {
    title: 'A key is never given free again.',
    visible: 'alone',
    rules: { isKeyTaken: () => true },
  },
};
