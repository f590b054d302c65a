import type { Claim, Profile } from '../profile.js';
import { LEADS } from './leads.js';
import { SURFACES } from './surfaces.js';

const IDS = 'https://docs.temporal.io/workflow-execution/workflowid-runid';
const LISTS = 'https://docs.temporal.io/search-attribute';
const MESSAGES = 'https://docs.temporal.io/sending-messages';

function claim(
  row: string,
  surface: string | undefined,
  ...words: readonly string[]
): Claim {
  return { row, surface, words, source: IDS };
}

const FAIL_SURFACES = ['fail', 'failed-only', 'reject'];

export const PROFILE: Profile = {
  engine: 'temporal',
  title: 'Temporal',
  package: '@temporalio/client',
  surfaces: SURFACES.map(({ id, title }) => ({ id, title })),
  claims: [
    ...FAIL_SURFACES.flatMap((surface) => [
      claim(
        'admission.simultaneous',
        surface,
        'one runs, others rejected: in flight'
      ),
      claim('in-flight.duplicate', surface, 'rejected: in flight'),
    ]),
    claim(
      'admission.simultaneous',
      'use-existing',
      'one runs, others attached'
    ),
    claim('in-flight.duplicate', 'use-existing', 'attached'),
    claim('in-flight.duplicate', 'terminate-existing', 'supersedes'),
    claim('in-flight.result', 'use-existing', "the owner's"),
    claim('retention.after-complete', 'failed-only', 'rejected: closed'),
    claim('retention.after-complete', 'reject', 'rejected: closed'),
    claim('retention.after-failure', 'failed-only', 'runs again'),
    claim('retention.after-failure', 'reject', 'rejected: closed'),
    claim('retention.after-cancel', 'failed-only', 'runs again'),
    claim('retention.after-cancel', 'reject', 'rejected: closed'),
    ...['complete', 'failure', 'cancel'].map((how) =>
      claim(`retention.after-${how}`, undefined, 'runs again')
    ),
    claim('reuse.identity', 'failed-only', 'the key is not used again'),
    claim('reuse.identity', 'reject', 'the key is not used again'),
    claim('reuse.identity', undefined, 'a run has its own id'),
    {
      row: 'lookup.attribute',
      words: ['at once', 'after a while'],
      source: LISTS,
    },
    {
      row: 'lookup.attribute-closed',
      words: ['at once', 'after a while'],
      source: LISTS,
    },
    { row: 'signal.during', words: ['delivered once'], source: MESSAGES },
  ],
  leads: LEADS,
  unmeasured: {
    'admission.limited': 'it limits the tasks of a worker, not the starts',
    'retention.window':
      'a window of seconds is refused (see temporal.short-retention), and real time cannot be shortened',
  },
};
