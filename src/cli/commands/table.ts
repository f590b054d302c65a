import type { Command } from '../command.js';
import { bisect } from './bisect.js';
import { check } from './check.js';
import { explain } from './explain.js';
import { fetch } from './fetch.js';
import { history } from './history.js';
import { init } from './init.js';
import { lifecycle } from './lifecycle.js';
import { list } from './list.js';
import { matrix } from './matrix.js';
import { mutants } from './mutants.js';
import { replay } from './replay.js';
import { show } from './show.js';
import { site } from './site.js';

/** Every command, in the order of help. */
export const COMMANDS: readonly Command[] = [
  check,
  init,
  replay,
  explain,
  matrix,
  show,
  history,
  bisect,
  site,
  lifecycle,
  list,
  fetch,
  mutants,
];
