import { formatNumber } from '../../report/counts.js';
import { cellText, table } from '../../report/markdown-text.js';
import { type DuplicateCost, duplicateCosts } from '../cost-table.js';
import type { LifecycleReport } from '../record.js';

const COUNTED = ['runs', 'events', 'messages', 'calls'] as const;

/** Gap 1 of issue #2376 in numbers: what a duplicate leaves and takes. */
export function costSection(report: LifecycleReport): readonly string[] {
  const costs = duplicateCosts(report);
  if (costs.length === 0) return [];
  return [
    '## What a duplicate costs',
    '',
    'Averages over the requests that met another run, in schedules in which ' +
      'requests race and runs are ended by others too. *Round trips* are all ' +
      'calls of the World, reads and waiting included; *messages* are the ' +
      'deliveries that the runtime queues.',
    '',
    ...besideKeyedStart(report, costs),
    'The same of every World:',
    '',
    ...table(
      [
        'policy',
        'World',
        'admitted by',
        'duplicates',
        'runs created',
        'events',
        'messages',
        'round trips',
      ],
      ordered(costs).map((cost) => [
        cost.policy,
        cellText(cost.system),
        admissionOf(cost),
        formatNumber(cost.requests),
        ...COUNTED.map((each) => cost[each].toFixed(2)),
      ])
    ),
    '',
  ];
}

/** The proposal offers both ways: here they stand side by side. */
function besideKeyedStart(
  { systems }: LifecycleReport,
  costs: readonly DuplicateCost[]
): readonly string[] {
  const proposal = systems.find(({ kind }) => kind === 'proposal')?.id;
  const own = costs.filter(({ system }) => system === proposal);
  const body = own.flatMap((claim) => {
    const keyed = own.find(
      ({ policy, over }) => policy === claim.policy && over === 'keyed'
    );
    if (claim.over !== 'claim' || !keyed) return [];
    return [
      [
        claim.policy,
        ...COUNTED.map(
          (each) => `${claim[each].toFixed(2)} → ${keyed[each].toFixed(2)}`
        ),
      ],
    ];
  });
  if (body.length === 0) return [];
  const head = ['policy', 'runs created', 'events', 'messages', 'round trips'];
  return [
    'On the proposal, with a claim in the body of the run → with a keyed start:',
    '',
    ...table(head, body),
    '',
  ];
}

function admissionOf({ over, policy }: DuplicateCost): string {
  if (policy === 'app-record') return 'a record of the application';
  if (policy === 'query') return 'a query';
  return over === 'claim' ? 'a claim in the body' : 'keyed start';
}

/** By policy; the two ways of one World stand one below the other. */
function ordered(costs: readonly DuplicateCost[]): DuplicateCost[] {
  const policies = [...new Set(costs.map(({ policy }) => policy))];
  const systems = [...new Set(costs.map(({ system }) => system))];
  return policies.flatMap((policy) =>
    systems.flatMap((system) =>
      costs.filter((cost) => cost.policy === policy && cost.system === system)
    )
  );
}
