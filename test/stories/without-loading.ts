/** Less what a busy machine has said of a World that takes its time to load. */
export function withoutLoading(stderr: string): string {
  return stderr.replace(/^.*: still loading: .*\n/gm, '');
}
