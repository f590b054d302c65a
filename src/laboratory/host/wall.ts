/** Whether the moment has come, by the clock of the machine; never, if none. */
export function isOver(untilMs: number | undefined): boolean {
  return untilMs !== undefined && Date.now() >= untilMs;
}
