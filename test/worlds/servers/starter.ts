import {
  SERVER_KINDS,
  startServer,
} from '../../../src/worlds/servers/server.js';

/** A command that starts a server, tells where, and ends as it is told to. */
const kind = SERVER_KINDS.find((each) => each === process.argv[2]);
if (!kind) throw new TypeError(`no kind of server: ${process.argv[2]}`);

const { address } = await startServer(kind);
process.stdout.write(`${address.url}\n`);

process.stdin.on('data', (order) => {
  if (String(order) === 'exit') process.exit(0);
  throw new Error('nobody catches this');
});
