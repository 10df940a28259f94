import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder of one's own, erased afterwards. */
export async function temporaryFolder(): Promise<{ readonly path: string; [Symbol.asyncDispose](): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'bareme-test-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

export async function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}

/** The smallest whole rubric: one question, a figure and an idea. */
export const smallRubric = {
  'subject.yaml': `id: petit-sujet
title: Petit sujet
points: 2
markOutOf: 20
dossiers:
  - id: "1"
    title: Le site
    questions: ["1.1"]
`,
  'reference.publicodes.yaml': `site:
site . commandes: 25
site . sessions: 3000
site . taux de conversion:
  titre: Taux de conversion
  valeur: commandes / sessions
  unité: '%'
`,
  'quantities.yaml': `taux de conversion:
  rule: site . taux de conversion
  title: Taux de conversion
  unit: "%"
  labels: ["taux conversion|transformation"]
`,
  'questions/1.1.yaml': `question: "1.1"
title: Performance du site
points: 2
criteria:
  - id: 1.1.a
    title: Taux de conversion
    points: 1
    advice: Rapprochez les commandes du nombre de sessions.
    parts:
      - figure: taux de conversion
        points: 1
    earns: ["Le taux de conversion est de 0,83 %."]
    refuses: ["Le taux de conversion est de 12 %."]
  - id: 1.1.b
    title: Cause
    points: 1
    advice: Dites pourquoi les visiteurs partent.
    parts:
      - ideas:
          - site lent: ["site|page lent|lente"]
        each: 1
        max: 1
    earns: ["Le site est lent, donc les visiteurs partent avant la fin."]
    refuses: ["Le site est rapide et plaît beaucoup aux visiteurs."]
tests:
  - name: réponse complète
    answer: Le taux de conversion est de 0,83 %. Le site est lent, donc les visiteurs partent avant la fin.
    gives: { 1.1.a: 1, 1.1.b: 1 }
`,
} as const;

export type RubricFile = keyof typeof smallRubric;

/** The small rubric with some of its text replaced; a text that is not there is a fault of the test. */
export function spoiled(file: RubricFile, from: string, to: string): Record<string, string> {
  const text = smallRubric[file];
  if (!text.includes(from)) throw new Error(`"${from}" is not in ${file}`);
  return { ...smallRubric, [file]: text.replace(from, to) };
}
