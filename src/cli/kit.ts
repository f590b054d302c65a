import type { replay } from '../api/replay.js';
import type { check } from '../explore/check.js';
import type { fetchSubjects } from '../explore/fetch.js';
import type { fieldTest } from '../explore/field-test/field-test.js';
import { isListed, list } from '../explore/list.js';
import type { mutants } from '../explore/mutants.js';
import type { bisectSubject, history } from '../history/family.js';
import type { lifecycle } from '../lifecycle/measure/lifecycle.js';
import { codesOf } from '../worlds/codes.js';
import { defaultFleet, unfetched } from '../worlds/fleet.js';

/**
 * What takes long loads what it needs when it is asked for: whoever checks one
 * World does not wait for the modules of workflow engines.
 */
const later = {
  check: async (options) =>
    (await import('../explore/check.js')).check(options),
  replay: async (...asked) =>
    (await import('../api/replay.js')).replay(...asked),
  mutants: async (...asked) =>
    (await import('../explore/mutants.js')).mutants(...asked),
  fields: async (...asked) =>
    (await import('../explore/field-test/field-test.js')).fieldTest(...asked),
  lifecycle: async (...asked) =>
    (await import('../lifecycle/measure/lifecycle.js')).lifecycle(...asked),
  history: async (options) =>
    (await import('../history/family.js')).history(options),
  bisect: async (...asked) =>
    (await import('../history/family.js')).bisectSubject(...asked),
  fetch: async (options) =>
    (await import('../explore/fetch.js')).fetchSubjects(options),
} satisfies {
  check: typeof check;
  replay: typeof replay;
  mutants: typeof mutants;
  fields: typeof fieldTest;
  lifecycle: typeof lifecycle;
  history: typeof history;
  bisect: typeof bisectSubject;
  fetch: typeof fetchSubjects;
};

/** Everything that the commands can ask for. */
export const kit = {
  ...later,
  list,
  isListed,
  defaultFleet,
  unfetched,
  codes: codesOf,
};

/** What a test replaces by a fake. */
export type Kit = typeof kit;
