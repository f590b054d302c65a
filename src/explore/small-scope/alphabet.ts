import type { Call, Name } from '../../model/call.js';
import type { Capability } from '../../model/contract.js';

/** A call of the small scope, with the name that stands in the id of a pair. */
export interface Letter {
  readonly name: string;
  readonly call: Call;
  readonly needs: readonly Capability[];
}

/** A run with one of everything that it may have: a hook, a step, a wait. */
interface Site {
  readonly run: Name;
  readonly hook: Name;
  readonly step: Name;
  readonly wait: Name;
  readonly suffix: '' | '-other';
}

const OWN: Site = {
  run: 'r1',
  hook: 'h1',
  step: 's1',
  wait: 'w1',
  suffix: '',
};
const OTHER: Site = {
  run: 'r2',
  hook: 'h2',
  step: 's2',
  wait: 'w2',
  suffix: '-other',
};

/** All of one scope want one token, and ask for one key. */
const TOKEN = 't1';
const KEY = 'k1';
const WORKFLOW = 'order';

/** Far longer than any schedule: the deadline is not what is raced for. */
const RETAIN_MS = 60_000;

/** Short: a caller that waits for a running run waits as long as this. */
const WAIT_MS = 20;

const letter = (name: string, call: Call, ...needs: Capability[]): Letter => ({
  name,
  call,
  needs,
});

/** Every primitive call of the contract that is about one run. */
function lettersOf(site: Site): Letter[] {
  return [...writesOf(site), ...readsOf(site)].map((each) => ({
    ...each,
    name: each.name + site.suffix,
  }));
}

function writesOf({ run, hook, step, wait }: Site): Letter[] {
  const value = `by-${run}`;
  const claim = { kind: 'createHook', run, hook, token: TOKEN } as const;
  const resume = { kind: 'resume', run, hook, payload: value } as const;
  return [
    letter('create-run', {
      kind: 'createRun',
      run,
      workflow: WORKFLOW,
      input: `in-${run}`,
    }),
    letter('start-run', { kind: 'startRun', run }),
    letter(
      'start-lost-run',
      {
        kind: 'startRun',
        run,
        data: { workflow: WORKFLOW, input: `by-${run}` },
      },
      'resilientStart'
    ),
    letter('complete-run', { kind: 'endRun', run, status: 'completed', value }),
    letter('fail-run', { kind: 'endRun', run, status: 'failed', value }),
    letter('cancel-run', { kind: 'endRun', run, status: 'cancelled', value }),
    letter('claim', claim),
    letter(
      'claim-retained',
      { ...claim, retainMs: RETAIN_MS },
      'hookRetention'
    ),
    letter('resume', resume),
    letter(
      'resume-once',
      { ...resume, resumeId: `q-${run}` },
      'hookResumeDedup'
    ),
    letter('dispose', { kind: 'disposeHook', run, hook }),
    letter('create-step', { kind: 'createStep', run, step }),
    letter('start-step', { kind: 'startStep', run, step }),
    letter(
      'lazy-start-step',
      { kind: 'lazyStartStep', run, step },
      'lazyStart'
    ),
    letter('retry-step', {
      kind: 'retryStep',
      run,
      step,
      afterMs: RETAIN_MS,
    }),
    letter('complete-step', { kind: 'completeStep', run, step }),
    letter('fail-step', { kind: 'failStep', run, step }),
    letter('create-wait', { kind: 'createWait', run, wait, inMs: 0 }, 'waits'),
    letter('complete-wait', { kind: 'completeWait', run, wait }, 'waits'),
    letter(
      'set-attributes',
      { kind: 'setAttributes', run, changes: [['stage', value]] },
      'attributes'
    ),
  ];
}

function readsOf({ run, hook, step, wait }: Site): Letter[] {
  return [
    letter('get-run', { kind: 'getRun', run }),
    letter(
      'await-run',
      { kind: 'awaitRun', run, timeoutMs: WAIT_MS },
      'waitForTerminalStatus'
    ),
    letter('get-hook', { kind: 'getHook', hook }),
    letter('list-hooks', { kind: 'listHooks', run }),
    letter('list-events', { kind: 'listEvents', run }),
    letter('page-events', {
      kind: 'listEvents',
      run,
      pageSize: 1,
      apart: true,
    }),
    letter('page-events-backwards', {
      kind: 'listEvents',
      run,
      pageSize: 1,
      order: 'desc',
      apart: true,
    }),
    letter('follow-events', { kind: 'followEvents', run }),
    letter('get-event', { kind: 'getEvent', run, at: 0 }, 'eventsGet'),
    letter(
      'list-step-events',
      { kind: 'listStepEvents', run, step },
      'runCorrelation'
    ),
    letter(
      'list-hook-events',
      { kind: 'listHookEvents', run, hook },
      'runCorrelation'
    ),
    letter(
      'list-wait-events',
      { kind: 'listWaitEvents', run, wait },
      'waits',
      'runCorrelation'
    ),
  ];
}

/** A run that its key creates has nothing to do with the others. */
const keyed = (name: string, run: Name): Letter =>
  letter(
    name,
    {
      kind: 'keyedStart',
      key: KEY,
      workflow: WORKFLOW,
      run,
      input: 'in-k1',
      windowMs: RETAIN_MS,
    },
    'keyedStart'
  );

const KEYED: readonly Letter[] = [
  keyed('keyed-start', 'r3'),
  keyed('keyed-start-other', 'r4'),
  letter(
    'complete-keyed',
    { kind: 'endRun', run: 'r3', status: 'completed', value: 'by-r3' },
    'keyedStart'
  ),
];

/** A second hook of the first run, for the same token. */
const SIBLING: Letter = letter('claim-sibling', {
  kind: 'createHook',
  run: OWN.run,
  hook: 'h3',
  token: TOKEN,
});

/** Reads that are about no run in particular, and writes of several. */
const COMMON: readonly Letter[] = [
  letter('get-by-token', { kind: 'getByToken', token: TOKEN }),
  letter('list-runs', { kind: 'listRuns' }),
  letter('get-many', { kind: 'getRuns', runs: ['r1', 'r2'] }, 'getMany'),
  letter(
    'cancel-many',
    { kind: 'cancelRuns', runs: ['r9', 'r1'], reason: 'stop' },
    'cancelMany'
  ),
  letter(
    'batch-step',
    {
      kind: 'createBatch',
      run: OWN.run,
      events: [
        { kind: 'createStep', run: OWN.run, step: OWN.step },
        { kind: 'startStep', run: OWN.run, step: OWN.step },
      ],
    },
    'createBatch'
  ),
  letter('page-runs', { kind: 'listRuns', pageSize: 1, apart: true }),
  letter('list-running', { kind: 'listRuns', status: 'running' }),
  letter(
    'find-runs',
    { kind: 'findRuns', attributes: { stage: 'by-r1' } },
    'attributeLookup'
  ),
];

export const OWN_LETTERS = lettersOf(OWN);
const OTHER_LETTERS = lettersOf(OTHER);

/** Those that are about no run in particular, or make one of their own. */
export const SOLO_LETTERS: readonly Letter[] = [
  ...COMMON,
  ...KEYED.slice(0, 1),
];

/** The alphabet of the small scope: two runs that want one token. */
export const ALPHABET: readonly Letter[] = [
  ...OWN_LETTERS,
  SIBLING,
  ...COMMON,
  ...KEYED,
  ...OTHER_LETTERS,
];

export function letterOf(name: string): Letter {
  const found = ALPHABET.find((letter) => letter.name === name);
  if (!found) throw new RangeError(`The small scope has no call ${name}`);
  return found;
}

/** The same scope with the two runs exchanged. */
export function mirrored(name: string): string {
  if (OTHER_LETTERS.some((letter) => letter.name === name)) {
    return name.slice(0, -OTHER.suffix.length);
  }
  const other = `${name}${OTHER.suffix}`;
  const isSided = OTHER_LETTERS.some((letter) => letter.name === other);
  return isSided ? other : name;
}
