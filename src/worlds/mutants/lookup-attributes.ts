import { toRun } from '../reference/entities.js';
import { mapPage, pageOf } from '../reference/paging.js';
import { record } from '../reference/record.js';
import type { ReferenceRules } from '../reference/rules.js';
import { around } from './around.js';
import type { MutantEntries } from './mutant.js';

/** An index beside the runs, written when there is time for it. */
const EVENTUAL_INDEX: Partial<ReferenceRules> = {
  ...around(['attr_set'], async (scope, call) => {
    const result = await record(scope, call);
    const attributes = result.run?.attributes ?? {};
    const { runId } = call;
    // Nobody waits for it, so the answer overtakes it.
    void scope.store.put('scratch', `index/${runId}`, { runId, attributes });
    return result;
  }),
  async findRuns(scope, { attributes: wanted = {}, pagination }) {
    const rows = await scope.store.transact(scope.now, (tx) =>
      tx.look('attribute index', (view) =>
        view.scan('runs', '').filter(({ runId }) => {
          const indexed = view.get('scratch', `index/${runId}`)?.attributes;
          return scope.rules.matchesAttributes(indexed ?? {}, wanted);
        })
      )
    );
    return mapPage(
      pageOf(rows, ({ runId }) => runId, pagination),
      toRun
    );
  },
};

export const LOOKUP_ATTRIBUTES: MutantEntries = {
  'attributes.merge/replace': {
    title: 'attr_set replaces all attributes by those that it names.',
    visible: 'alone',
    rules: {
      mergeAttributes: (_attributes, changes) =>
        Object.fromEntries(
          changes.filter(
            (change): change is readonly [string, string] => change[1] !== null
          )
        ),
    },
  },
  'attributes.merge/null-is-text': {
    title: 'A removal stores the text "null".',
    visible: 'alone',
    rules: {
      mergeAttributes: (attributes, changes) => ({
        ...attributes,
        ...Object.fromEntries(
          changes.map(([key, value]) => [key, String(value)])
        ),
      }),
    },
  },
  'attributes.merge/reserved-allowed': {
    title: 'Reserved $ keys are written for anybody.',
    visible: 'alone',
    rules: { timing: { 'attributes.reserved': 'never' } },
  },
  'lookup.attributes/any-pair': {
    title: 'A run is found if any of the wanted pairs matches.',
    visible: 'alone',
    rules: {
      matchesAttributes: (attributes, wanted) =>
        Object.entries(wanted).some(
          ([key, value]) => attributes[key] === value
        ),
    },
  },
  'lookup.attributes/eventual-index': {
    title:
      'The attribute index is written in the background, after attr_set has answered.',
    visible: 'in a race',
    rules: EVENTUAL_INDEX,
  },
};
