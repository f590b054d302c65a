import type { Operation } from '../../model/history.js';

/** What a run need not show at all, by the names of the contract. */
const OPTIONAL = {
  context: 'executionContext',
  publicKey: 'encryptionPublicKey',
  errorCode: 'errorCode',
} as const;

/** Which fields a run never comes with, in the words of its contract. */
export function leftOut(operations: readonly Operation[]): string[] {
  const views = operations.flatMap(({ response }) =>
    response?.ok && response.run ? [response.run] : []
  );
  const fields = (Object.keys(OPTIONAL) as (keyof typeof OPTIONAL)[]).filter(
    (field) => {
      const due = views.filter(
        (view) => field !== 'errorCode' || view.status === 'failed'
      );
      return due.length > 0 && due.every((view) => view[field] === null);
    }
  );
  if (fields.length === 0) return [];
  const names = fields.map((field) => OPTIONAL[field]).join(', ');
  return [`no run of it comes with ${names}`];
}
