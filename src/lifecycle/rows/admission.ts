import type { LifecycleRow } from '../row.js';

export const ADMISSION_ROWS: readonly LifecycleRow[] = [
  {
    id: 'admission.simultaneous',
    phase: 'admission',
    isFounding: true,
    question:
      'Several callers start one key at once: does one run come of it, and is each caller told?',
    clauses: [
      'admission.atomic',
      'token.unique',
      'token.conflict-returned',
      'token.conflict-justified',
    ],
    experiments: [
      'admission.simultaneous',
      'dbos.one-process',
      'cloudflare-local.bodies',
    ],
  },
  {
    id: 'admission.retried-request',
    phase: 'admission',
    question:
      'A reply is lost and the very same request comes again: is it known as the same?',
    clauses: ['token.claim-idempotent', 'run.created-once'],
    experiments: [
      'admission.retried-request',
      'dbos.identical-enqueue',
      'dbos.identical-enqueue-pairs',
      'dbos.identical-enqueue-attach',
      'temporal.request-id',
    ],
  },
  {
    id: 'admission.pace',
    phase: 'admission',
    question: 'Starts come in quick succession: is one refused for its pace?',
    clauses: [],
    experiments: [
      'admission.pace-after-close',
      'admission.pace-in-flight',
      'admission.limited',
      'temporal.paced-after-close',
      'temporal.paced-in-flight',
    ],
  },
];

export const KEY_ROWS: readonly LifecycleRow[] = [
  {
    id: 'key.scope',
    phase: 'key',
    question:
      'Another workflow is started with a key that is in use: are the two apart?',
    clauses: ['admission.key-scope'],
    experiments: ['key.scope', 'restate.scopes'],
  },
  {
    id: 'key.other-input',
    phase: 'key',
    question:
      'A key is started again with another input: is the difference noticed, or one input dropped?',
    clauses: ['admission.same-input'],
    experiments: ['key.other-input', 'key.same-input', 'restate.other-type'],
  },
  {
    id: 'key.blank',
    phase: 'key',
    question:
      'The key is empty or blank: refused, no key at all, or a key like any other?',
    clauses: [],
    experiments: ['key.empty', 'key.blank', 'dbos.blank-enqueue'],
  },
];
