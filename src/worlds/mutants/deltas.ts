import { delta, preload, report } from '../reference/preload.js';
import type { ReferenceRules, StartedLog } from '../reference/rules.js';
import type { MutantEntries } from './mutant.js';

/** Nothing came with it. */
const NOTHING: StartedLog = {};

/** A page as it was before its own event. */
const withoutOwn: ReferenceRules['delta'] = (scope, call, cursor, result) => {
  const { events = [], ...page } = delta(scope, call, cursor);
  const { eventId } = result.event ?? {};
  return { ...page, events: events.filter((each) => each.eventId !== eventId) };
};

const fromCursorOn: ReferenceRules['delta'] = (scope, call, cursor) => {
  const { events = [], ...page } = preload(scope, call.runId);
  return { ...page, events: events.filter(({ eventId }) => eventId >= cursor) };
};

const endless: ReferenceRules['delta'] = (scope, call, cursor) => ({
  ...delta(scope, call, cursor),
  cursor: null,
});

const lastCursorFirst: ReferenceRules['delta'] = (scope, call, cursor) => {
  const page = delta(scope, call, cursor);
  return { ...page, cursor: page.events?.[0]?.eventId ?? cursor };
};

const notOfConflicts: ReferenceRules['delta'] = (
  scope,
  call,
  cursor,
  result
) =>
  result.event?.eventType === 'hook_conflict'
    ? NOTHING
    : delta(scope, call, cursor);

/** What came with a write once is what comes with every other. */
const known: ReferenceRules['preload'] = (scope, runId) => {
  const key = `preload of ${runId}`;
  const first = (scope.memory.get(key) ?? preload(scope, runId)) as StartedLog;
  scope.memory.set(key, first);
  return first;
};

const allButFirst: ReferenceRules['report'] = (scope, call, count, result) => {
  const { events = [], ...page } = report(scope, call, count, result);
  return events.length > 0 ? { ...page, events: events.slice(1) } : NOTHING;
};

export const DELTA_MUTANTS: MutantEntries = {
  'log.preloaded/kept-of-resume': {
    title:
      'What came with a resume that asks for the log is kept, and comes with the next.',
    visible: 'alone',
    rules: { preload: known },
  },
  'log.delta/read-before': {
    title: 'The events since a cursor are read before the write.',
    visible: 'alone',
    rules: { delta: withoutOwn },
  },
  'log.delta/inclusive-cursor': {
    title: 'The events since a cursor begin with the one that it stands at.',
    visible: 'alone',
    rules: { delta: fromCursorOn },
  },
  'log.delta/without-cursor': {
    title: 'The events since a cursor come without one to go on from.',
    visible: 'alone',
    rules: { delta: endless },
  },
  'log.delta/not-of-conflicts': {
    title:
      'A claim that meets a taken token returns early, without the events since its cursor.',
    visible: 'alone',
    rules: { delta: notOfConflicts },
  },
  'log.cursor/first-of-delta': {
    title:
      'The cursor that comes with the events since another is that of the first of them.',
    visible: 'alone',
    rules: { delta: lastCursorFirst },
  },
  'log.report/silent': {
    title:
      'A write that takes a later position than it asked for does not say what is between.',
    visible: 'alone',
    rules: { report: () => NOTHING },
  },
  'log.report/one-short': {
    title: 'The first of the events that a write has passed over is left out.',
    visible: 'alone',
    rules: { report: allButFirst },
  },
};
