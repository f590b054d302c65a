import { inColumns } from '../../story/columns.js';

/** Lines of the story of a World. */
export const say = inColumns(8);
