import { defaultFleet } from '../worlds/fleet.js';
import { check } from './check.js';
import type { Engine } from './engine-types.js';
import { lifecycle } from './lifecycle/lifecycle.js';
import { list } from './list.js';
import { mutants } from './mutants.js';
import { replay } from './replay.js';

/** Everything that the commands can ask for. */
export const engine: Engine = {
  check,
  replay,
  mutants,
  lifecycle,
  list,
  defaultFleet,
};
