/** The process of a session, as transcripts name it. */
export function placeName(index: number): string {
  return String.fromCharCode(65 + index);
}
