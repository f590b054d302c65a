import type { Moment } from '../model/moment.js';
import type {
  ObservedHistory,
  ObservedOperation,
} from './linearizability/model.js';

/** A history taken apart into moments: what the checker is given. */
export type MomentHistory = ObservedHistory<Moment, true>;
export type ObservedMoment = ObservedOperation<Moment, true>;
