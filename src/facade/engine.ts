import { check } from '../explore/check.js';
import { fieldTest } from '../explore/field-test/field-test.js';
import { list } from '../explore/list.js';
import { mutants } from '../explore/mutants.js';
import { defaultFleet, unfetched } from '../worlds/fleet.js';
import { fetchSubjects } from './fetch.js';
import { lifecycle } from './lifecycle/lifecycle.js';
import { replay } from './replay.js';
import type { Engine } from './types.js';

/** Everything that the commands can ask for. */
export const engine: Engine = {
  check,
  replay,
  mutants,
  fields: fieldTest,
  lifecycle,
  list,
  fetch: fetchSubjects,
  defaultFleet,
  unfetched,
};
