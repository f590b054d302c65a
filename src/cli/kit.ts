import { replay } from '../api/replay.js';
import { check } from '../explore/check.js';
import { fetchSubjects } from '../explore/fetch.js';
import { fieldTest } from '../explore/field-test/field-test.js';
import { isListed, list } from '../explore/list.js';
import { mutants } from '../explore/mutants.js';
import { bisectSubject, history } from '../history/family.js';
import { lifecycle } from '../lifecycle/measure/lifecycle.js';
import { codesOf } from '../worlds/codes.js';
import { defaultFleet, unfetched } from '../worlds/fleet.js';

/** Everything that the commands can ask for. */
export const kit = {
  check,
  replay,
  mutants,
  fields: fieldTest,
  lifecycle,
  history,
  bisect: bisectSubject,
  list,
  isListed,
  fetch: fetchSubjects,
  defaultFleet,
  unfetched,
  codes: codesOf,
};

/** What a test replaces by a fake. */
export type Kit = typeof kit;
