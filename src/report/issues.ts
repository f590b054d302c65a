import type { z } from 'zod';

/** The first issue with its path, and how many more there are. */
export function describeIssues(error: z.ZodError): string {
  const [first, ...more] = error.issues;
  if (!first) return 'invalid';
  const path = first.path.map(String).join('.');
  const rest = more.length === 0 ? '' : ` (and ${more.length} more)`;
  return `${path === '' ? '' : `${path}: `}${first.message}${rest}`;
}
