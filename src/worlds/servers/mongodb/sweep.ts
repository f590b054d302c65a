import { isWithin } from '../scope.js';
import { connectMongo, explain } from './connect.js';

/** Drops every database of that run. */
export async function sweepMongo(url: string, scope: string): Promise<void> {
  const client = await connectMongo(url);
  try {
    const { databases } = await client
      .db('admin')
      .admin()
      .listDatabases({ nameOnly: true });
    for (const { name } of databases) {
      if (isWithin(scope, name)) await client.db(name).dropDatabase();
    }
  } catch (error) {
    throw explain(error, url);
  } finally {
    await client.close();
  }
}
