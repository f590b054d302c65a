import type { Phase } from '../../model/clauses/clause.js';
import type { ClauseId } from '../../model/clauses/registry.js';

/** The version of the SDK's runtime whose code this is said of. */
export const RUNTIME_READ = '@workflow/core@5.0.0-beta.55';

/** What is at stake in a phase, for clauses of which nothing nearer is said. */
export const WHY_PHASE: Readonly<Record<Phase, string>> = {
  admission:
    'A queue delivers at least once and callers try again, so the same start or claim comes twice, at once too. The World is the only place that can decide which one counts.',
  'in-flight':
    'Deliveries of one run overlap: a step reports while the run is cancelled, a hook is resumed while it is disposed. The runtime acts on the answer that it gets and does not look again.',
  retention:
    'A token or key that is free too early lets a second run do the same work; one that is free too late refuses work that nobody does.',
  reuse:
    'A caller that comes second is handed what the first run came to. It has no other way to learn that the answer is not of its own request.',
  lookup:
    'The runtime and dashboards decide by what they read. A read that misses what was acknowledged sends them to do it once more.',
  durability:
    'The runtime tells errors by their names: by some it goes on, others it hands to the queue, which delivers again. A wrong one is a lost or a doubled delivery.',
  log: 'A run goes on by replaying its log from the beginning. Whatever differs between two reads of it makes the replay diverge, and a run that diverges too often fails for good.',
};

const REPLAYED =
  'The log is what a run is replayed from: an event that no code of the workflow waits for is a divergence, which is tried again a few times and then ends the run with CorruptedEventLogError.';

const ENTITY =
  'The runtime takes the entity that an answer or a read shows for true and does not fold the log to make sure; dashboards show nothing else.';

const LAZY =
  'The runtime starts a step and creates it in one call to save a round trip; who is told that it created the step runs the body. Two that are told so run it twice, and nobody told leaves it undone.';

const PAGES =
  'The runtime and tools read page by page while others write. What falls between two pages is not seen by anybody, and what comes twice is done twice.';

const POLICY =
  'This is one of the duplicate policies of #2376, built of plain calls of the contract: if it breaks, applications that follow it do work twice, or answer with what is not true.';

/** What breaks for users of the SDK where a World does not keep a clause. */
export const WHY: Readonly<Partial<Record<ClauseId, string>>> = {
  'run.created-once':
    'start() creates the run and queues it at once; where the queue is faster, its EntityConflictError is how start() learns that all is well. Without it two runs stand under one id.',
  'run.started-once':
    'A delivery of a run that is running already is ordinary. A second run_started in the log is an event that its replay does not expect.',
  'run.start-again':
    'Every delivery of a run begins with run_started. The runtime takes EntityConflictError or RunExpiredError for the end of the run and drops the delivery: a run that waits for a hook or a step never goes on.',
  'run.resilient-start':
    'start() answers although the creation of the run failed, since the queue has it: the first delivery brings what is needed. A World that does not take it loses a run that its caller was promised.',
  'token.unique':
    'A hook with a token is how a workflow says: I am the one that works on this order. With two owners both go on, and resumeHook(token) reaches one of them; the other waits for ever.',
  'token.conflict-returned':
    'The runtime takes hook_conflict from the answer and from the log: createHook rejects with HookConflictError in the code of the workflow, where it can be caught. An error that the World throws fails the delivery instead, and the queue brings it again.',
  'token.conflict-names-owner':
    'hook.getConflict() resolves with the run that conflictingRunId names, so that a duplicate can wait for the owner or answer with its result. Without it a loser knows only that it lost.',
  'token.conflict-justified':
    'hook_conflict is in the log for good: every replay of the run finds it. A run that is refused a token that nobody had gives up although there was nothing in its way.',
  'token.claim-idempotent':
    'A delivery that is cut off after its claim comes again and claims again. The runtime goes on by EntityConflictError; a hook_conflict with itself is journaled, and the workflow gives up a token that it owns.',
  'run.terminal-once':
    'Two callers hold a confirmation of two different ends: one charges, the other refunds. Whoever reads the run sees one of them, and its log says both.',
  'run.status-final':
    'Whoever waited for the end of a run acts on it once and does not look again.',
  'run.start-after-terminal':
    'A late delivery of an ended run is dropped by RunExpiredError. If it is accepted the run is replayed, and its steps run after its end.',
  'run.end-releases':
    'What waits for an end claims its token next. In between it is refused by a run that it was just told is over.',
  'run.completed-at':
    'How long a run took, when its data may be deleted and what a page of ended runs shows are counted from its completedAt.',
  'run.terminal-is-last': REPLAYED,
  'hook.create-after-terminal':
    'The end of a run is what releases its tokens: one that is claimed after it is never released, and blocks whoever comes next.',
  'step.start-after-terminal':
    'The runtime runs the body of a step once step_started is accepted. After the end of a run that is work that nobody asks for any more: it answers "gone" by RunExpiredError alone.',
  'step.created-once': REPLAYED,
  'step.start-open':
    'EntityConflictError is how a second delivery of a step learns that it has ended, and skips it. Accepted, its body runs again.',
  'step.start-again':
    'A step whose process died is still running. Its message comes again and starts it once more; refused, it is skipped as done, and its workflow waits for ever.',
  'answer.started':
    'The runtime goes on with the run or the step that a start answers, without reading it: with none, or without startedAt, the delivery fails, and fails again.',
  'step.terminal-once':
    'The result of a step is what its workflow goes on with. With two of them a replay may take the other one.',
  'step.lazy-created': LAZY,
  'step.lazy-once': LAZY,
  'step.lazy-told': LAZY,
  'step.lazy-exists': LAZY,
  'step.retry-open':
    'A step that has ended and is pending again runs once more, though its workflow has gone on with its result.',
  'step.retry-after':
    'The runtime hands TooEarlyError back to the queue with the time to wait. Without it a step is tried again at once, against what its author asked for.',
  'step.attempt':
    'The attempt decides when a step has failed for good: if it stays behind, a step is tried more often than maxRetries allows, and if it runs ahead, less often.',
  'resume.live-only':
    'A hook_received behind the hook_disposed, or behind the end, is durable: every replay of the run meets it where nothing waits for it, and diverges.',
  'resume.accepted-durable':
    'Once the event is committed the sender is told that its payload was accepted, and does not send it again.',
  'resume.refused-absent':
    'A sender that was refused sends again, elsewhere perhaps. If the first one was journaled the payload is delivered twice.',
  'resume.dedup':
    'A sender that lost the answer sends the same resumeId again, which is what the capability is declared for: two events are two payloads to the workflow.',
  'owner.resolvable':
    'resumeHook(token) looks up the hook first. If it finds none it answers HookNotFoundError to a webhook, whose sender gives up.',
  'token.released-at-terminal':
    'The token of an ended run that stays taken refuses every later run for the same thing, until somebody cleans up by hand.',
  'token.released-on-dispose':
    'A workflow disposes of a hook so that another may claim its token. The claim that follows is refused, and the hook_conflict is journaled for good.',
  'read.fresh':
    'The runtime writes and then reads on, in the same delivery or in one that its message woke. A read behind the write makes it do the step again, or wait for what is there.',
  'result.stable':
    'Two readers of one run act on different results, and neither can know.',
  'run.entity-matches-log':
    'Dashboards and waiters read the run, replays read its log: they act on two different truths.',
  'run.identity': ENTITY,
  'hook.identity': ENTITY,
  'hook.metadata': ENTITY,
  'step.entity': ENTITY,
  'answer.entity': ENTITY,
  'wait.entity': ENTITY,
  'entity.stable': ENTITY,
  'entity.stamped':
    'Who sorts, measures or bills by a time that is of something else is wrong, and nothing says so.',
  'log.stamped':
    'A replay takes the time of its workflow from its events: one that is of another makes timers and dates of the workflow wrong.',
  'wait.completed-once': REPLAYED,
  'wait.created-once': REPLAYED,
  'payload.faithful':
    'Payloads are what the runtime serialized, encrypted perhaps: one byte off and the workflow fails where it reads them, long after the World took them.',
  'lookup.pages': PAGES,
  'lookup.pages-of-run': PAGES,
  'log.pages': PAGES,
  'crash.acknowledged':
    'Whoever was answered goes on and does not ask again. What a crash takes back afterwards nobody does once more.',
  'crash.retry-converges':
    'The queue brings a delivery again that was cut off, and the runtime repeats the same calls with the same ids. If one of them can never succeed, the run stands still for ever.',
  'crash.token-not-orphaned':
    'The delivery comes again and claims again. If its token is taken by what it has left itself, the workflow gives up what nobody else has, and every later run for the same thing is refused as well.',
  'crash.owner-not-lost':
    'The run goes on and waits at its hook. Whoever resumes it by its token finds nobody, or another run that believes itself the only one.',
  'recovery.begins':
    'Whatever supervises the process starts it again, and it fails again: one file that a crash has left by half keeps all runs of the machine from going on until somebody removes it by hand.',
  'recovery.converges':
    'Dashboards and checks read the entity, replays read the log. Where a crash has parted the two, no later call brings them together.',
  'recovery.idle-is-quiet':
    'Processes are restarted all the time. What each restart adds piles up, and a log that grows while nobody asks for anything is replayed with events that no code waits for.',
  'log.order':
    'A replay hands events to the code in their order. Another order than that of their acknowledgement takes another branch than the run took.',
  'log.slots':
    'The runtime counts the slots of a log: a hole that does not fill ends the run with CorruptedEventLogError.',
  'log.cursor':
    'The runtime reads on from the last cursor, so as not to read the whole log again. What comes before it, or twice, is missing in the replay, or in it twice.',
  'log.durable': REPLAYED,
  'log.unique-ids': REPLAYED,
  'call.answered':
    'A delivery that waits for an answer holds its worker until the platform ends it, and is then brought again.',
  'call.served':
    'An error that gives no reason is no refusal to the runtime: it fails the delivery, and the queue brings it again.',
  'refusal.named':
    'The runtime branches on the name alone: EntityConflictError is "somebody did it already", RunExpiredError "stop", HookNotFoundError "nobody listens". Any other name fails the delivery, which comes again and again.',
  'policy.reject': POLICY,
  'policy.adopt': POLICY,
  'policy.inspect': POLICY,
  'policy.signal': POLICY,
  'policy.supersede': POLICY,
  'policy.route': POLICY,
  'policy.entity': POLICY,
  'policy.app-record': POLICY,
};
