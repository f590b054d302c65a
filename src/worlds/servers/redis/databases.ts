import type { Redis } from 'ioredis';
import { firstLine } from '../error.js';

/** More than anybody sets up. */
const DATABASES_MAX = 1024;

/**
 * The numbers of all databases, found by selecting them: managed servers do
 * not tell their settings.
 */
export async function countDatabases(client: Redis): Promise<number> {
  for (let index = 0; index < DATABASES_MAX; index++) {
    if (!(await selects(client, index))) return index;
  }
  return DATABASES_MAX;
}

async function selects(client: Redis, index: number): Promise<boolean> {
  try {
    await client.select(index);
    return true;
  } catch (error) {
    if (/out of range|invalid DB index/i.test(firstLine(error))) return false;
    throw error;
  }
}
