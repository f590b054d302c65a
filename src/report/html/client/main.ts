import { startArrows } from './arrows.js';
import { rowsOfMatrix, startFilters } from './filters.js';
import { startRoutes } from './route.js';
import { startTheme } from './theme.js';

startTheme();
const rows = rowsOfMatrix();
startFilters(rows, startArrows(rows));
startRoutes();
