import {
  TORN_TAIL_ACCEPTED,
  WITHOUT_DIRECTORY_FSYNC,
  WITHOUT_FSYNC,
  writtenInPlace,
} from '../reference-files/mutants/ways.js';
import type { MutantEntries } from './mutant.js';

/** The reference World on files, with one promise to its files broken. */
export const FILE_MUTANTS: MutantEntries = {
  'power.acknowledged/no-fsync': {
    title: 'A commit is answered whose file was never synced.',
    visible: 'after a fault',
    rules: {},
    files: WITHOUT_FSYNC,
  },
  'power.acknowledged/no-directory-fsync': {
    title:
      'A commit is answered whose file was synced, and the directory that has its name was not.',
    visible: 'after a fault',
    rules: {},
    files: WITHOUT_DIRECTORY_FSYNC,
  },
  'power.usable/torn-tail-accepted': {
    title:
      'A file that was cut or never filled is taken for a commit, and nothing can be read any more.',
    visible: 'after a fault',
    rules: {},
    files: { ...WITHOUT_FSYNC, ...TORN_TAIL_ACCEPTED },
  },
  'read.usable/written-in-place': {
    title:
      'A commit gets its name before it is written, and whoever reads in between, or after a crash there, fails.',
    visible: 'across processes',
    rules: {},
    files: { ...writtenInPlace(), ...TORN_TAIL_ACCEPTED },
  },
};
