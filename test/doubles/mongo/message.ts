import { BSON, type Document } from 'bson';

export const OP_REPLY = 1;
export const OP_QUERY = 2004;
export const OP_MSG = 2013;

export const CHECKSUM_PRESENT = 1;
export const MORE_TO_COME = 2;
export const EXHAUST_ALLOWED = 1 << 16;

export interface Ids {
  readonly requestId: number;
  readonly responseTo?: number;
}

export const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
};

const cString = (text: string): Buffer => Buffer.from(`${text}\0`);

export const bsonOf = (document: Document): Buffer =>
  Buffer.from(BSON.serialize(document, { ignoreUndefined: true }));

/** A message of any operation, behind its header. */
export function message(
  operation: number,
  { requestId, responseTo = 0 }: Ids,
  content: readonly Buffer[]
): Buffer {
  const body = Buffer.concat(content);
  const header = [16 + body.length, requestId, responseTo, operation];
  return Buffer.concat([...header.map(int32), body]);
}

export interface OpMsg extends Ids {
  readonly body: Document;
  readonly flags?: number;
  /** Sections of kind 1, by their names. */
  readonly sequences?: Readonly<Record<string, readonly Document[]>>;
}

export function opMsg({ body, flags = 0, sequences = {}, ...ids }: OpMsg) {
  const sections = Object.entries(sequences).map(([name, documents]) => {
    const content = [cString(name), ...documents.map(bsonOf)];
    const size = content.reduce((sum, { length }) => sum + length, 4);
    return Buffer.concat([Buffer.from([1]), int32(size), ...content]);
  });
  return message(OP_MSG, ids, [
    int32(flags),
    Buffer.from([0]),
    bsonOf(body),
    ...sections,
    ...(flags & CHECKSUM_PRESENT ? [int32(0xc0ffee)] : []),
  ]);
}

export const opQuery = (collection: string, body: Document, ids: Ids): Buffer =>
  message(OP_QUERY, ids, [
    int32(0),
    cString(collection),
    int32(0),
    int32(-1),
    bsonOf(body),
  ]);

export const opReply = (body: Document, ids: Ids): Buffer =>
  message(OP_REPLY, ids, [
    int32(8),
    Buffer.alloc(8),
    int32(0),
    int32(1),
    bsonOf(body),
  ]);

export interface Request {
  readonly requestId: number;
  readonly operation: number;
  /** The command with its document sequences put back into it. */
  readonly command: Document;
}

function sequenceOf(bytes: Buffer): [string, Document[]] {
  const nameEnd = bytes.indexOf(0);
  const documents: Document[] = [];
  let at = nameEnd + 1;
  while (at < bytes.length) {
    const size = bytes.readInt32LE(at);
    documents.push(BSON.deserialize(bytes.subarray(at, at + size)));
    at += size;
  }
  return [bytes.toString('utf8', 0, nameEnd), documents];
}

function commandOf(bytes: Buffer): Document {
  const command: Document = {};
  let at = 20;
  while (at < bytes.length) {
    const size = bytes.readInt32LE(at + 1);
    const section = bytes.subarray(at + 1, at + 1 + size);
    if (bytes[at] === 0) Object.assign(command, BSON.deserialize(section));
    else {
      const [name, documents] = sequenceOf(section.subarray(4));
      command[name] = documents;
    }
    at += 1 + size;
  }
  return command;
}

/** One whole message of a client. */
export function readRequest(bytes: Buffer): Request {
  const requestId = bytes.readInt32LE(4);
  const operation = bytes.readInt32LE(12);
  if (operation === OP_MSG) {
    return { requestId, operation, command: commandOf(bytes) };
  }
  const from = bytes.indexOf(0, 20) + 9;
  const command = BSON.deserialize(bytes.subarray(from));
  return { requestId, operation, command };
}
