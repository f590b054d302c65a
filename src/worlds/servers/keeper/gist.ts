/** The line that says what is wrong, without its date. */
export function gist(words: string): string {
  const lines = words.split('\n').filter((line) => line.trim().length > 0);
  const told = lines.find((line) => /FATAL|PANIC|[Ee]rror/.test(line));
  const line = told ?? lines.at(-1) ?? 'it says nothing';
  return line.replace(/^.*?(?:FATAL|PANIC|error):\s*/, '').trim();
}
