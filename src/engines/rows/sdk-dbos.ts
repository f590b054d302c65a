import type { Mentions } from '../dbos/looks.js';
import { EngineError } from '../errors.js';
import type { Experiment } from '../experiment/experiment.js';
import { DBOS } from './leads-dbos.js';
import type { Row } from './row.js';

async function mentions(
  experiment: Experiment,
  word: string
): Promise<Mentions> {
  return (await experiment.special('mentions', word)) as Mentions;
}

/** No call tells on what else the SDK could run: its files are searched. */
export const DBOS_SDK: Row = {
  ...DBOS,
  id: 'dbos.embedded',
  phase: 'durability',
  tries: 1,
  question:
    "Is SQLite mentioned, in whatever case, in the name or the text of any file of the installed SDK's dist?",
  lead: ['in no file'],
  async run(experiment) {
    const control = await mentions(experiment, 'postgres');
    if (control.count === 0) {
      const reason = `none of ${control.files} files mentions postgres, so the search is broken`;
      throw new EngineError('dbos', reason);
    }
    const { files, count } = await mentions(experiment, 'sqlite');
    return {
      word: count === 0 ? 'in no file' : 'in some files',
      hits: count,
      note: `${count} of ${files} files; postgres is mentioned in ${control.count}`,
    };
  },
};
