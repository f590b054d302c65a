import type { Policy } from '../../model/policy.js';
import { adopt } from './adopt.js';
import type { Program } from './agent.js';
import { appRecord } from './app-record.js';
import { bridge, query } from './bridge.js';
import { entity } from './entity.js';
import { inspect } from './inspect.js';
import { reject } from './reject.js';
import { route } from './route.js';
import { signal } from './signal.js';
import { supersede } from './supersede.js';

export type Programs = Readonly<Record<Policy, Program>>;

/** Each policy as the docs page or issue #2376 writes it. */
export const PROGRAMS: Programs = {
  reject,
  adopt,
  inspect,
  signal,
  supersede,
  route,
  entity,
  'app-record': appRecord,
  bridge,
  query,
};
