import { contractFile, pull } from '../source.js';
import type { ClauseEntries } from './clause.js';

/** Optional methods of `runs`: a World that has one keeps what it says. */
export const CANCEL_MANY = {
  'runs.cancel-many': {
    level: 'C',
    statement:
      'runs.cancelMany answers of each run, in the order asked for, what became of it: cancelled by this call, already_cancelled, not_cancellable with the status in which it stays, or not_found; the summary counts them.',
    sources: [contractFile('runs.d.ts'), pull(3347)],
    needs: ['cancelMany'],
    since: 'cancelMany',
  },
  'runs.cancel-repeated': {
    // "A per-run outcome for each requested ID", and of the request: "runIds
    // must not contain duplicates".
    level: 'S',
    statement:
      'runs.cancelMany that is asked for one run twice refuses the request, or answers it twice.',
    sources: [contractFile('interfaces.d.ts'), contractFile('runs.d.ts')],
    needs: ['cancelMany'],
    since: 'cancelMany',
  },
  'runs.wait-deadline': {
    level: 'C',
    statement:
      'runs.waitForTerminalStatus resolves no later than roughly its timeoutMs, whatever becomes of the run.',
    sources: [contractFile('interfaces.d.ts'), pull(3570)],
    needs: ['waitForTerminalStatus', 'virtualTime'],
    since: 'waitForTerminalStatus',
  },
} as const satisfies ClauseEntries;

export const MANY_RUNS = {
  'runs.many': {
    level: 'C',
    statement:
      'runs.getMany shows each run as get does, in the order of the ids, and null where there is no such run.',
    sources: [contractFile('interfaces.d.ts'), pull(2915)],
    needs: ['getMany'],
    since: 'getMany',
  },
  'runs.snapshot': {
    // The doc comment says one snapshot, the pull request says snapshots.
    level: 'S',
    statement:
      'runs.getMany shows all of its runs as of one moment: none as it was before a write that was answered before what another one shows was asked for.',
    sources: [contractFile('interfaces.d.ts')],
    needs: ['getMany'],
    since: 'getMany',
  },
  'runs.wait-terminal': {
    level: 'C',
    statement:
      'runs.waitForTerminalStatus shows the run as get does, and of a run that had ended before the call its end; that the deadline passes is no error.',
    sources: [contractFile('interfaces.d.ts'), pull(3570)],
    needs: ['waitForTerminalStatus'],
    since: 'waitForTerminalStatus',
  },
  'runs.wait-prompt': {
    level: 'C',
    statement:
      'runs.waitForTerminalStatus resolves as soon as the run is terminal, however far its deadline is.',
    sources: [contractFile('interfaces.d.ts'), pull(3570)],
    needs: ['waitForTerminalStatus', 'virtualTime'],
    since: 'waitForTerminalStatus',
  },
} as const satisfies ClauseEntries;
