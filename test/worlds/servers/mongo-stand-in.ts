import type { Document } from 'bson';
import { answer } from '../../doubles/mongo/commands.js';
import { Databases } from '../../doubles/mongo/databases.js';
import {
  OP_MSG,
  opMsg,
  opReply,
  readRequest,
} from '../../doubles/mongo/message.js';
import { type StandIn, standIn } from './stand-in.js';

const MESSAGE_BYTES_MAX = 48_000_000;

/** The model of MongoDB, and what it has been asked to keep. */
class ListedDatabases extends Databases {
  readonly names = new Map<string, Set<string>>();

  override collection(database: string, name: string) {
    const collections = this.names.get(database) ?? new Set();
    this.names.set(database, collections.add(name));
    return super.collection(database, name);
  }

  override dropDatabase(database: string): void {
    this.names.delete(database);
    super.dropDatabase(database);
  }
}

/** The commands of administration, which the model lacks. */
function administer(
  databases: ListedDatabases,
  command: Document,
  version: string
): Document | undefined {
  if ('buildInfo' in command) return { version, ok: 1 };
  if ('listDatabases' in command) {
    const names = [...databases.names.keys()];
    return { databases: names.map((name) => ({ name })), ok: 1 };
  }
  if ('listCollections' in command) {
    const { $db } = command;
    const firstBatch = [...(databases.names.get($db) ?? [])].map((name) => ({
      name,
      type: 'collection',
    }));
    return { cursor: { firstBatch, id: 0n, ns: `${$db}.$cmd` }, ok: 1 };
  }
  return undefined;
}

/** A model of MongoDB, for what the kit asks of a server besides a World. */
export function mongoStandIn(version: string): Promise<StandIn> {
  const databases = new ListedDatabases();
  let requestId = 1;
  return standIn((socket) => {
    let unread = Buffer.alloc(0);
    socket.on('data', (bytes) => {
      unread = Buffer.concat([unread, bytes]);
      // Of another protocol: a MongoDB drops such a connection.
      const isTooLong =
        unread.length >= 4 && unread.readInt32LE(0) > MESSAGE_BYTES_MAX;
      if (isTooLong) socket.end();
      while (unread.length >= 16 && unread.length >= unread.readInt32LE(0)) {
        const length = unread.readInt32LE(0);
        const request = readRequest(unread.subarray(0, length));
        unread = unread.subarray(length);
        const ids = {
          requestId: requestId++,
          responseTo: request.requestId,
        };
        const { command } = request;
        const body =
          administer(databases, command, version) ?? answer(databases, command);
        socket.write(
          request.operation === OP_MSG
            ? opMsg({ ...ids, body })
            : opReply(body, ids)
        );
      }
    });
  });
}
