import { MongoClient } from 'mongodb';
import { expect, test } from 'vitest';
import { ReportSchema } from '../../src/report/record.js';
import { mongoStandIn } from '../worlds/servers/mongo-stand-in.js';
import { start } from './command.js';

/**
 * The server is a model: that the kit drives the real package through its
 * gates is tested here, and what it finds is nobody's finding.
 */
test('the MongoDB World runs under gates, in databases that are gone afterwards', async () => {
  const server = await mongoStandIn('7.0.1');
  const url = `mongodb://127.0.0.1:${server.port}`;
  try {
    const { ended } = start([
      ...['check', 'mongodb', '--url', url, '--schedules', '60'],
      ...['--workers', '1', '--exit-zero', '--json', '-'],
    ]);
    const { exitCode, stdout } = await ended;
    expect(exitCode).toBe(0);
    const report = ReportSchema.parse(JSON.parse(stdout));
    expect(report.subjects).toMatchObject([{ differed: 0, errors: [] }]);
    expect(report.subjects[0]?.checkedTwice).toBeGreaterThan(0);
    // Its client does not connect again: nobody dies, and no point is counted.
    expect(report.subjects[0]).not.toHaveProperty('crashScope');
    const green = report.cells.filter(({ verdict }) => verdict === 'holds');
    expect(green.length).toBeGreaterThan(15);
    const client = await new MongoClient(url).connect();
    const { databases } = await client.db().admin().listDatabases();
    await client.close();
    expect(databases.map(({ name }) => name)).toEqual([]);
  } finally {
    await server.close();
  }
});
