// Attaches to a waiting process, stops it once at a line, says where it is, and
// lets it go. In a process of its own: not every Node here has WebSocket unasked.
const [address, urlRegex, line] = process.argv.slice(2);
const socket = new WebSocket(address);
const urls = new Map();
let id = 0;
const send = (method, params = {}) =>
  socket.send(JSON.stringify({ id: ++id, method, params }));

socket.addEventListener('open', () => {
  send('Debugger.enable');
  send('Debugger.setBreakpointByUrl', { urlRegex, lineNumber: Number(line) });
  send('Runtime.runIfWaitingForDebugger');
});
socket.addEventListener('message', ({ data }) => {
  const { method, params } = JSON.parse(data);
  if (method === 'Debugger.scriptParsed') urls.set(params.scriptId, params.url);
  if (method !== 'Debugger.paused') return;
  console.log(urls.get(params.callFrames[0].location.scriptId));
  socket.close();
});
