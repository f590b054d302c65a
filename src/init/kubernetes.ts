import type { Found } from './found.js';
import { commandOf } from './texts.js';

/** Pods that check beside each other. */
const PODS = 4;

/** What a pod runs, as lines of its shell. */
function checkLines(command: string): readonly string[] {
  return [
    `shard=$((JOB_COMPLETION_INDEX + 1))`,
    `file="$RECORDS/$RUN/shard-$shard.jsonl"`,
    `mkdir -p "$RECORDS/$RUN"`,
    // A pod that is moved to another node begins anew, with its records there.
    `if [ -s "$file" ]; then go_on="--resume $file"; else go_on="--records $file"; fi`,
    `${command} check --shard "$shard/${PODS}" --exit-zero $go_on`,
  ];
}

function mergeLines(command: string): readonly string[] {
  return [
    `until [ "$(grep -l '"type":"footer"' "$RECORDS/$RUN"/shard-*.jsonl 2>/dev/null | wc -l)" -ge ${PODS} ]; do sleep 5; done`,
    `${command} matrix "$RECORDS/$RUN"/shard-*.jsonl --html "$RECORDS/$RUN/report.html" --json "$RECORDS/$RUN/report.json" --reporter markdown="$RECORDS/$RUN/matrix.md"`,
  ];
}

/** Shards as an Indexed Job, and one Job that says what they come to. */
export function kubernetesText(found: Pick<Found, 'manager'>): string {
  const command = commandOf(found);
  return `# kubectl apply -f worldproof.kubernetes.yml; kubectl logs -f job/worldproof-merge
# The image is this repository with its dependencies installed. RUN names what is
# checked, a commit say: its records stay on the volume, and a pod that was moved goes
# on from them.
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: worldproof-records
spec:
  accessModes: [ReadWriteMany]
  resources:
    requests:
      storage: 1Gi
---
${jobText(
  'worldproof',
  checkLines(command),
  `  completionMode: Indexed
  completions: ${PODS}
  parallelism: ${PODS}
  backoffLimit: ${PODS * 2}
`
)}---
# Exits with 1 where a violated clause fails the check, with 2 where a shard is missing.
${jobText(
  'worldproof-merge',
  mergeLines(command),
  `  backoffLimit: 0
  activeDeadlineSeconds: 7200
`
)}`;
}

function jobText(name: string, lines: readonly string[], spec: string): string {
  const script = lines.map((line) => `              ${line}\n`).join('');
  return `apiVersion: batch/v1
kind: Job
metadata:
  name: ${name}
spec:
${spec}  template:
    spec:
      restartPolicy: Never
      containers:
        - name: ${name}
          image: REGISTRY/ADAPTER:TAG
          env:
            - { name: RUN, value: "1" }
            - { name: RECORDS, value: /records }
            # Its log is read elsewhere: whole tokens.
            - { name: CI, value: "true" }
          command: [sh, -ec]
          args:
            - |
${script}          volumeMounts:
            - { name: records, mountPath: /records }
      volumes:
        - name: records
          persistentVolumeClaim: { claimName: worldproof-records }
`;
}
