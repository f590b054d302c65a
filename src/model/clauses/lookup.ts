import type { Clause } from './clause.js';

export const LOOKUP = [
  {
    id: 'lookup.status',
    phase: 'lookup',
    level: 'M',
    statement:
      'runs.list({ status }) returns the runs of that status; an array means any of them (an empty one: none), omitted means all.',
    sources: ['IF', 'BW'],
  },
  {
    id: 'read.fresh',
    phase: 'lookup',
    level: 'S',
    statement: 'A read that begins after an acknowledged write sees it.',
    sources: ['IF'],
  },
  {
    id: 'lookup.pages',
    phase: 'lookup',
    level: 'M',
    statement:
      'Paging to the end returns every run that existed before the first page exactly once, under concurrent writes too.',
    sources: ['IF'],
  },
  {
    id: 'attributes.merge',
    phase: 'lookup',
    level: 'M',
    statement:
      'attr_set: a string upserts, null removes, other keys stay; reserved $ keys are refused.',
    sources: ['IF'],
    since: 'attributes',
    needs: ['attributes'],
  },
  {
    id: 'lookup.attributes',
    phase: 'lookup',
    level: 'P',
    statement:
      'Filtering by attribute returns exactly the runs whose latest values match all pairs.',
    sources: ['IF', '#2376 P1'],
    needs: ['attributeLookup'],
  },
] as const satisfies readonly Clause[];
