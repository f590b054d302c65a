import { contractFile, pull } from '../source.js';
import type { ClauseEntries } from './clause.js';
import { BUILDING, reading, SIMULATION } from './sources.js';

/** What is asked of a World whose processes die. */
export const CRASHES = {
  'crash.acknowledged': {
    level: 'M',
    statement:
      'What was acknowledged before a crash is there after it: the event of an accepted call stands in the log.',
    sources: [contractFile('interfaces.d.ts')],
    asks: 'faults',
  },
  'crash.retry-converges': {
    level: 'M',
    statement:
      'The same call, repeated after a crash or a lost answer, ends with its event in the log, once; it is not refused for ever.',
    sources: [BUILDING, pull(4883)],
    asks: 'faults',
  },
  'crash.token-not-orphaned': {
    level: 'M',
    statement:
      'A claim or disposal that a crash cut short, once it was repeated, leaves no token that is taken without a hook that owns it, and a repeated claim does not conflict with what the first has left.',
    sources: [pull(2295), pull(2747)],
    asks: 'faults',
  },
  'crash.owner-not-lost': {
    level: 'M',
    statement:
      'A crash leaves no live owner hidden, or with its token given away, whose run has not ended and which was not disposed of.',
    sources: [pull(2747)],
    asks: 'faults',
  },
  'recovery.begins': {
    level: 'S',
    statement:
      'A World can be opened and started over whatever a process that died has left: neither its createWorld nor its start() throws.',
    sources: [
      reading(
        'start() is called by every process that begins, one after a crash too',
        contractFile('interfaces.d.ts')
      ),
    ],
    asks: 'faults',
  },
  'recovery.converges': {
    level: 'M',
    statement:
      'After restart and repetition, at rest, the log and the entities agree on what a crash cut short: no event without its entity, no entity without its event.',
    sources: [contractFile('interfaces.d.ts'), SIMULATION],
    asks: 'faults',
  },
  'recovery.idle-is-quiet': {
    level: 'S',
    statement:
      'A restart at rest changes nothing: whoever reads before and after it reads the same.',
    sources: [
      reading(
        'recovery enqueues the runs that are active, again and again at no harm',
        contractFile('recovery.d.ts')
      ),
    ],
    asks: 'faults',
  },
} as const satisfies ClauseEntries;
