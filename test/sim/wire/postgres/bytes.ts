/** Builders of PostgreSQL's messages, by the tables of its documentation. */

const zero = Buffer.from([0]);

export function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

export const text = (value: string) =>
  Buffer.concat([Buffer.from(value), zero]);

export function message(type: string, ...fields: Buffer[]): Buffer {
  const body = Buffer.concat(fields);
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
}

function packet(code: number, ...fields: Buffer[]): Buffer {
  const body = Buffer.concat([int32(code), ...fields]);
  return Buffer.concat([int32(body.length + 4), body]);
}

const named = (type: 'S' | 'P', name: string) =>
  Buffer.concat([Buffer.from(type), text(name)]);

export const client = {
  tls: packet(80877103),
  gss: packet(80877104),
  cancel: packet(80877102, int32(4711), int32(42)),
  startup: packet(196608, text('user'), text('world'), zero),
  protocol: (major: number, minor: number) => packet((major << 16) | minor),
  password: (secret = 'secret') => message('p', text(secret)),
  query: (sql: string) => message('Q', text(sql)),
  parse: (sql: string, name = '') =>
    message('P', text(name), text(sql), Buffer.alloc(2)),
  bind: (name = '', portal = '') =>
    message('B', text(portal), text(name), Buffer.alloc(6)),
  describe: (name = '') => message('D', named('S', name)),
  execute: (portal = '', rows = 0) => message('E', text(portal), int32(rows)),
  close: (name = '') => message('C', named('S', name)),
  call: message('F', int32(1), Buffer.alloc(6)),
  copyData: message('d', text('1\tone')),
  sync: message('S'),
  flush: message('H'),
  terminate: message('X'),
};

const errorFields = (fields: Readonly<Record<string, string>>) => [
  ...Object.entries(fields).map(([letter, value]) =>
    Buffer.concat([Buffer.from(letter), text(value)])
  ),
  zero,
];

export const server = {
  authentication: (method: number) => message('R', int32(method)),
  parameter: (name: string) => message('S', text(name), text('on')),
  backendKey: (pid: number) => message('K', int32(pid), int32(99)),
  negotiate: message('v', int32(0), int32(0)),
  ready: (status: 'I' | 'T' | 'E' = 'I') => message('Z', Buffer.from(status)),
  complete: (tag: string) => message('C', text(tag)),
  error: (code: string, more: Readonly<Record<string, string>> = {}) =>
    message('E', ...errorFields({ V: 'ERROR', C: code, ...more })),
  notice: message('N', ...errorFields({ V: 'NOTICE', C: '00000' })),
  notification: (channel: string, pid = 4711) =>
    message('A', int32(pid), text(channel), text('payload')),
  row: (value: string) => message('D', Buffer.from([0, 1]), text(value)),
  rowDescription: message('T', Buffer.alloc(2)),
  parameterDescription: message('t', Buffer.alloc(2)),
  noData: message('n'),
  parseComplete: message('1'),
  bindComplete: message('2'),
  closeComplete: message('3'),
  suspended: message('s'),
  empty: message('I'),
  called: message('V', int32(-1)),
  copyIn: message('G', Buffer.alloc(3)),
  copyOut: message('H', Buffer.alloc(3)),
  copyBoth: message('W', Buffer.alloc(3)),
};
