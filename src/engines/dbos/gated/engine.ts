import type { OpenGated } from '../../gated/engine.js';
import type { GatedRow } from '../../gated/gated-row.js';
import { GATED_ROWS } from './rows/registry.js';
import { openDbosSubject } from './subject.js';

/** DBOS in this process, whose gates have been installed before. */
export const openGated: OpenGated = async ({ address, sdkDirectory }) => ({
  subject: await openDbosSubject(address, sdkDirectory),
  rows: GATED_ROWS as readonly GatedRow<unknown>[],
});
