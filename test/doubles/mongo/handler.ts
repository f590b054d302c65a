import type { Document } from 'bson';
import type { Databases } from './databases.js';

/** Carries one command out; what it returns is answered with `ok: 1`. */
export type Handler = (databases: Databases, command: Document) => Document;
