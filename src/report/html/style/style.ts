import { BASE } from './base.js';
import { COLOURS } from './colours.js';
import { DETAIL } from './detail.js';
import { LIFECYCLE } from './lifecycle.js';
import { OVERVIEW } from './overview.js';

/** The style of the page, by day and by night. */
export const STYLE = [COLOURS, BASE, OVERVIEW, DETAIL, LIFECYCLE].join('');
