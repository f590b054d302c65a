import { DBOS } from './leads-dbos.js';
import type { Row } from './row.js';

const attributesFixed: Row = {
  ...DBOS,
  id: 'dbos.attributes-fixed',
  phase: 'lookup',
  question: 'A duplicate start brings other attributes: are they kept?',
  lead: ['dropped without a word'],
  async run(experiment) {
    await experiment.begin('first', {
      attributes: { worldproof: experiment.key },
    });
    const attributes = { worldproof: `${experiment.key}-other` };
    const again = await experiment.start('second', { attributes, place: 1 });
    const found = await experiment.lookup({ attributes });
    if (again.type === 'rejected') return { word: 'rejected' };
    const isKept = (found?.length ?? 0) > 0;
    return {
      word: isKept ? 'kept' : 'dropped without a word',
      hits: isKept ? 0 : 1,
    };
  },
};

const attributesNested: Row = {
  ...DBOS,
  id: 'dbos.attributes-nested',
  phase: 'lookup',
  question:
    'Another process looks for a run by a part of a nested attribute and by its status: is it found at once, and only where both fit?',
  lead: ['found at once, by both'],
  async run(experiment) {
    const { key } = experiment;
    const input = { key, request: experiment.bodies.request('first') };
    const workflowAttributes = { tenant: { id: key, plan: 'any' }, n: 1 };
    const options = { workflowID: key, workflowAttributes };
    await experiment.special('startWith', { input, options });
    const attributes = { tenant: { id: key } };
    const find = async (filter: object) =>
      (await experiment.special(
        'list',
        { attributes, ...filter },
        1
      )) as string[];
    const found = [
      await find({}),
      await find({ status: 'PENDING' }),
      await find({ status: 'SUCCESS' }),
      await find({ attributes: { tenant: { id: `${key}-other` } } }),
    ].map(({ length }) => length);
    experiment.bodies.decide('first', 'return');
    const isRight = found.join() === '1,1,0,0';
    return {
      word: isRight ? 'found at once, by both' : 'found otherwise',
      note: `found: by attribute ${found[0]}, while pending ${found[1]}, as if over ${found[2]}, by another value ${found[3]}`,
    };
  },
};

export const DBOS_QUERIES: readonly Row[] = [attributesFixed, attributesNested];
