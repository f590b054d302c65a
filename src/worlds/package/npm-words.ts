const NO_NETWORK =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|TIMEOUT|[Nn]etwork timeout/;

/** The line of npm's output that says what is wrong. */
export function gistOf(words: string): string {
  const lines = words
    .split('\n')
    .map((line) =>
      line.replace(/^npm (?:error|ERR!) ?(?:notarget )?/, '').trim()
    )
    .filter((line) => !/^$|^npm warn|^(?:code|errno|syscall) /.test(line));
  const silent = lines.find((line) => NO_NETWORK.test(line));
  if (silent) return `the registry cannot be reached: ${silent}`;
  const told = lines.find((line) => /not found|No matching/.test(line));
  return told ?? lines[0] ?? 'no reason given';
}
