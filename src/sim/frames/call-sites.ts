import { fileURLToPath } from 'node:url';
import type { Frame } from './frame.js';

/** Drivers and their pools stand between an adapter and its effect. */
const DEPTH = 100;

/** The stack of the caller, across `await`, nearest first. */
export function callSites(): readonly NodeJS.CallSite[] {
  const { prepareStackTrace, stackTraceLimit } = Error;
  Error.prepareStackTrace = (_error, sites) => sites;
  Error.stackTraceLimit = DEPTH;
  try {
    const holder: { stack?: unknown } = {};
    Error.captureStackTrace(holder, callSites);
    // Formatted when it is first read, so it has to be read here.
    return holder.stack as NodeJS.CallSite[];
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Undefined for what is not in a file: Node's own code, `eval`. */
export function frameOf(site: NodeJS.CallSite): Frame | undefined {
  const script = site.getFileName();
  const line = site.getLineNumber();
  if (!script || line === null) return undefined;
  const isUrl = script.startsWith('file:');
  if (!isUrl && !script.startsWith('/') && !/^[A-Za-z]:\\/.test(script)) {
    return undefined;
  }
  return {
    file: isUrl ? fileURLToPath(script) : script,
    line,
    column: site.getColumnNumber() ?? 1,
    name: site.getFunctionName() ?? undefined,
    url: isUrl ? script : undefined,
  };
}
