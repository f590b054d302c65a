import type { LifecycleRow } from '../row.js';

/** What is known of a key once its run has ended. */
export const MEMORY_ROWS: readonly LifecycleRow[] = [
  {
    id: 'retention.after-complete',
    phase: 'retention',
    isFounding: true,
    question:
      'A key is started again right after its run completed: is it remembered, or does the work run again?',
    clauses: ['retention.window', 'token.retained'],
    experiments: ['retention.after-complete'],
  },
  {
    id: 'retention.after-failure',
    phase: 'retention',
    question:
      'A key is started again after its run failed or was cancelled: is it free, or does the failure stick?',
    clauses: ['token.released-at-terminal', 'token.released-on-dispose'],
    experiments: [
      'retention.after-failure',
      'retention.after-cancel',
      'dbos.timeout',
      'restate.killed',
      'restate.cancelled',
      'restate.failed-workflow',
    ],
  },
  {
    id: 'retention.window',
    phase: 'retention',
    question:
      'A key is to be remembered for a while: is it held until then, and free after?',
    clauses: [
      'token.retained-readable',
      'token.retained-not-resumable',
      'token.retention-is-minimum',
      'token.retention-cap',
      'retention.owner-available',
    ],
    experiments: [
      'retention.window',
      'temporal.short-retention',
      'restate.expiry',
    ],
  },
  {
    id: 'reuse.result',
    phase: 'reuse',
    isFounding: true,
    question:
      'A duplicate that comes after completion asks for the result: whose does it get?',
    clauses: ['result.reuse'],
    experiments: ['reuse.result'],
  },
  {
    id: 'reuse.identity',
    phase: 'reuse',
    question:
      'A key is used again after its run ended: does a reference to the old run still tell of the old run?',
    clauses: ['result.stable'],
    experiments: [
      'reuse.identity',
      'dbos.rewind',
      'dbos.await-deleted',
      'dbos.await-own-deleted',
      'cloudflare-local.restart',
    ],
  },
  {
    id: 'reuse.cancel',
    phase: 'reuse',
    question:
      'A cancellation of the old run comes late: does it end the newer?',
    // A World cancels by the id of a run: no clause tells of another run.
    clauses: [],
    experiments: ['reuse.cancel-by-key', 'reuse.cancel-by-run'],
  },
  {
    id: 'reuse.final',
    phase: 'reuse',
    question: 'A run has ended: can its status still change?',
    clauses: ['run.status-final'],
    experiments: [],
  },
];

export const LOOKUP_ROWS: readonly LifecycleRow[] = [
  {
    id: 'lookup.attribute',
    phase: 'lookup',
    question:
      'Can runs be found by an attribute, at once and after they ended?',
    clauses: ['lookup.attributes', 'attributes.merge'],
    experiments: [
      'lookup.attribute',
      'lookup.attribute-closed',
      'dbos.attributes-fixed',
      'dbos.attributes-nested',
    ],
  },
  {
    id: 'lookup.key',
    phase: 'lookup',
    question: 'Can the run of a key be found without starting anything?',
    clauses: ['owner.resolvable'],
    experiments: ['lookup.key'],
  },
  {
    id: 'lookup.list',
    phase: 'lookup',
    question: 'Is a list of runs whole and fresh while others write?',
    clauses: ['lookup.status', 'lookup.pages', 'read.fresh'],
    experiments: [],
  },
  {
    id: 'lookup.memory',
    phase: 'lookup',
    question:
      'An attribute of completed runs serves as the memory of a key: how often is the work done twice?',
    clauses: [],
    experiments: [],
    variants: [
      'requests that claim, then query by attribute',
      'requests that query by attribute, then start',
    ],
  },
];

const SERVER_CRASHES = ['restate', 'cloudflare-local'].flatMap((engine) =>
  ['', '-completed', '-alone'].map((kind) => `${engine}.server-crash${kind}`)
);

export const DURABILITY_ROWS: readonly LifecycleRow[] = [
  {
    id: 'durability.crash',
    phase: 'durability',
    question:
      'A process or a server dies while a run is at work: what is left of the key and its run?',
    clauses: [],
    unasked: 'the schedules of this version inject no crashes',
    experiments: [
      'dbos.orphan',
      ...SERVER_CRASHES,
      'restate.without-with-resolvers',
    ],
  },
  {
    id: 'durability.race',
    phase: 'durability',
    question: 'Writes race: can all that they leave be read?',
    clauses: ['read.usable'],
    experiments: [],
  },
];
