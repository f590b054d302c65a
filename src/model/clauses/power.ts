import type { Source } from '../source.js';
import type { ClauseEntries } from './clause.js';
import { reading } from './sources.js';

function manual(page: string, section: number): Source {
  return {
    text: `${page}(${section})`,
    link: `https://man7.org/linux/man-pages/man${section}/${page}.${section}.html`,
  };
}

/** What a disc has for sure: contents by fsync, names by that of a directory. */
const FSYNC = manual('fsync', 2);

/** A target is replaced as a whole; that it stays so needs fsync all the same. */
const RENAME = manual('rename', 2);

const POSIX_FSYNC: Source = {
  text: 'POSIX.1-2017, fsync()',
  link: 'https://pubs.opengroup.org/onlinepubs/9699919799/functions/fsync.html',
};

/** `filehandle.sync()`, and `flush` of writeFile. */
const NODE_SYNC: Source = {
  text: 'Node.js, File system: filehandle.sync()',
  link: 'https://nodejs.org/api/fs.html#filehandlesync',
};

/**
 * What is asked of files that outlive their machine's power. Nothing in the
 * contract says that a World has to: so they are no more than S, and all that
 * breaks in such a schedule is laid at their door.
 */
export const POWER = {
  'power.acknowledged': {
    level: 'S',
    statement:
      'What was acknowledged before a power loss is there after it, whatever a disc had not been made to keep by fsync of the file and of its directory.',
    sources: [
      reading('an acknowledged event is stored', FSYNC),
      POSIX_FSYNC,
      NODE_SYNC,
    ],
    needs: ['files'],
    asks: 'faults',
  },
  'power.usable': {
    level: 'S',
    statement:
      'After a power loss every read is answered, and what is found keeps the other clauses: no file that was cut or never filled stands in the way, and nothing is there by half.',
    sources: [
      reading('a file may be left empty, cut or missing', FSYNC),
      RENAME,
    ],
    needs: ['files'],
    asks: 'faults',
  },
} as const satisfies ClauseEntries;
