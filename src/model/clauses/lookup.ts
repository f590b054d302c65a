import { contractFile } from '../source.js';
import type { ClauseEntries } from './clause.js';
import { BUILDING, proposal, reading } from './sources.js';

export const LOOKUP = {
  'lookup.status': {
    level: 'M',
    statement:
      'runs.list({ status }) returns the runs of that status; an array means any of them (an empty one: none), omitted means all.',
    sources: [contractFile('runs.d.ts'), BUILDING],
  },
  'read.fresh': {
    level: 'S',
    statement: 'A read that begins after an acknowledged write sees it.',
    sources: [
      reading(
        'entities show the current state',
        contractFile('interfaces.d.ts')
      ),
    ],
  },
  'lookup.without-data': {
    level: 'S',
    statement:
      "A run or step that is read with resolveData: 'none' comes without input and output, and is otherwise the same.",
    sources: [
      reading(
        'WithoutData leaves out input and output',
        contractFile('runs.d.ts')
      ),
      contractFile('shared.d.ts'),
    ],
  },
  'lookup.pages': {
    level: 'M',
    statement:
      'Paging to the end returns every run that existed before the first page exactly once, under concurrent writes too.',
    sources: [contractFile('shared.d.ts')],
  },
  'lookup.page-size': {
    level: 'M',
    statement: 'A page of a list has no more items than its limit asks for.',
    sources: [contractFile('shared.d.ts')],
  },
  'lookup.order': {
    level: 'M',
    statement:
      "runs.list, hooks.list and steps.list with sortOrder 'desc' list the same the other way round than with 'asc'.",
    sources: [contractFile('shared.d.ts')],
  },
  'lookup.pages-of-run': {
    level: 'M',
    statement:
      'Paging hooks.list or steps.list to the end returns every hook or step of the run that was there before the first page exactly once, in either order, under concurrent writes too.',
    sources: [contractFile('shared.d.ts')],
  },
  'lookup.workflow': {
    level: 'M',
    statement:
      'runs.list({ workflowName }) returns the runs of that workflow and no others.',
    sources: [contractFile('runs.d.ts')],
  },
  'run.identity': {
    level: 'M',
    statement:
      'Whatever shows a run shows the one that was asked for, with the input, workflow, deployment and spec version that it was created with.',
    sources: [contractFile('runs.d.ts')],
  },
  'run.context': {
    level: 'S',
    statement:
      'A World that shows the executionContext of runs shows each with the one that it was created with.',
    sources: [
      reading(
        'run_created brings it, and a run has it',
        contractFile('runs.d.ts')
      ),
      contractFile('events.d.ts'),
    ],
    since: 'hookConflict',
  },
  'run.public-key': {
    level: 'M',
    statement:
      'A World that shows the encryptionPublicKey of runs shows each with the one that it was created with, though its start brought it.',
    // Others seal by it what they write to the run, if it is there.
    sources: [
      contractFile('src/runs.ts'),
      contractFile('src/events.ts'),
      contractFile('CHANGELOG.md', '5.0.0-beta.23'),
    ],
    since: 'publicKey',
  },
  'run.shown-whole': {
    level: 'S',
    statement:
      'The execution context and the public key that a run was created with, and the error code that it failed with, are shown with it: what is optional in a run is absent where it was not given.',
    sources: [
      reading(
        'the public key is persisted onto the run entity, the error code kept as metadata',
        contractFile('src/events.ts')
      ),
    ],
    since: 'publicKey',
  },
  'run.error-code': {
    level: 'S',
    statement:
      'A World that shows the errorCode of runs shows each failed one with that of its run_failed, and no other run with one.',
    sources: [contractFile('src/runs.ts'), contractFile('src/events.ts')],
    since: 'errorCode',
  },
  'hook.identity': {
    level: 'M',
    statement:
      'Whatever shows a hook shows the one that was asked for, with the run and the token that it was claimed for.',
    sources: [contractFile('interfaces.d.ts')],
  },
  'hook.metadata': {
    level: 'M',
    statement:
      'Whatever shows a hook shows the metadata and the isWebhook that it was claimed with, and the isSystem too where the World shows that of any hook.',
    sources: [contractFile('hooks.d.ts')],
  },
  'hook.disposed-gone': {
    level: 'M',
    statement:
      'hook_disposed removes the hook: neither hooks.get nor hooks.list shows it any more.',
    sources: [contractFile('interfaces.d.ts')],
    since: 'hookRetention',
  },
  'lookup.hooks': {
    level: 'M',
    statement:
      'hooks.list({ runId }) returns each hook of that run once, and no hook of another run or that lost its token to another.',
    sources: [contractFile('interfaces.d.ts'), contractFile('hooks.d.ts')],
  },
  'step.entity': {
    level: 'M',
    statement:
      'steps.get and steps.list show each step of a run once, as its events have left it: name, input, status, result or error.',
    sources: [contractFile('interfaces.d.ts'), contractFile('steps.d.ts')],
  },
  'answer.entity': {
    level: 'M',
    statement:
      'The run, hook or step that an accepted write answers is the one that its event has left, with every update applied to it.',
    sources: [contractFile('events.d.ts')],
  },
  'answer.event': {
    level: 'M',
    statement:
      'A write that has added to the log answers the event that it has created.',
    sources: [contractFile('interfaces.d.ts')],
  },
  'answer.started': {
    level: 'M',
    statement:
      'run_created and run_started answer the run, step_started the step, and what has started with its startedAt: also of a run or a step that had started before.',
    sources: [contractFile('events.d.ts'), contractFile('runs.d.ts')],
    since: 'startedEntities',
  },
  'answer.affected': {
    level: 'S',
    statement:
      'An accepted write answers the run, hook, step or wait that it has changed.',
    sources: [contractFile('interfaces.d.ts'), contractFile('events.d.ts')],
  },
  'entity.stable': {
    level: 'S',
    statement:
      'What a World fills in by itself (createdAt, completedAt, ownerId and the like) is there when it is due and never reads differently; updatedAt of a run or step is there, and may change.',
    sources: [
      reading(
        'an entity is what its events made it',
        contractFile('interfaces.d.ts')
      ),
      reading('updatedAt of a run is not optional', contractFile('runs.d.ts')),
      reading(
        'updatedAt of a step is not optional',
        contractFile('steps.d.ts')
      ),
    ],
  },
  'entity.stamped': {
    level: 'S',
    statement:
      'createdAt, startedAt and completedAt of a run, hook, step or wait are when that came about: not before the call was made, nor after it was answered.',
    sources: [
      reading(
        'of StartedWorkflowRun: its first start time',
        contractFile('runs.d.ts')
      ),
    ],
    needs: ['virtualTime'],
  },
  'attributes.merge': {
    level: 'M',
    statement:
      'attr_set: a string upserts, null removes, other keys stay and are shown with the run; reserved $ keys are refused.',
    sources: [contractFile('interfaces.d.ts')],
    since: 'attributes',
    needs: ['attributes'],
  },
  'lookup.attributes': {
    level: 'P',
    statement:
      'Filtering by attribute returns exactly the runs whose latest values match all pairs.',
    sources: [contractFile('analytics.d.ts'), proposal('P1')],
    needs: ['attributeLookup'],
  },
} as const satisfies ClauseEntries;
