import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { RubricError, UsageError } from '../errors/index.ts';
import { compilePhrases, type IdeaGroups, type Workshop } from './compile-idea.ts';
import { compileQuestion } from './compile-question.ts';
import { FaultList } from './fault-list.ts';
import { type Aliases, fold, Lexicon } from './pattern/index.ts';
import {
  quantitiesSchema,
  questionSchema,
  type RawQuantities,
  type RawQuestion,
  type RawSubject,
  subjectSchema,
  vocabularySchema,
} from './schema.ts';
import { decodeShingles } from './shingles.ts';
import type { Quantity, Question, Subject } from './types.ts';
import { parseYamlSource, type YamlSource } from './yaml-source.ts';

/** `rubrics/` of the project: beside `src/` when run from source, beside `dist/` when built. */
function rubricsFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const root = here.split(sep).includes('dist')
    ? here.slice(0, here.lastIndexOf(`${sep}dist`))
    : join(here, '..', '..');
  return join(root, 'rubrics');
}

/** Ids of the subjects that come with the project, sorted. */
export async function listSubjects(): Promise<string[]> {
  const entries = await readdir(rubricsFolder(), { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && entry.name !== 'common')
    .map((entry) => entry.name)
    .sort();
}

/**
 * Loads a subject by its id or its folder, with all its questions checked.
 * @throws UsageError when there is no such subject; RubricError with every fault of its files.
 */
export async function loadSubject(idOrFolder: string): Promise<Subject> {
  const folder = await findFolder(idOrFolder);
  const faults = new FaultList();
  const files = await readFiles(folder);
  const subjectFile = yaml(files, folder, 'subject.yaml', faults);
  const raw = subjectFile === null ? null : check<RawSubject>(subjectSchema, subjectFile, faults);
  if (subjectFile === null || raw === null) throw new RubricError(faults.faults);

  const lexicon = new Lexicon(aliasesOf(files, folder, faults));
  const shop: Workshop = { lexicon, vocabulary: vocabularyOf(files, folder, raw, faults), faults };
  const groups: IdeaGroups = new Map(
    Object.entries(raw.ideas ?? {}).map(([name, ideas]) => [
      name,
      { source: subjectFile, path: ['ideas', name], ideas },
    ]),
  );
  const questions = raw.dossiers.flatMap((dossier) =>
    dossier.questions.flatMap((id) => loadQuestion(shop, files, folder, id, dossier.id, groups) ?? []),
  );
  const quantities = loadQuantities(shop, files, folder);
  checkSubject(shop, subjectFile, raw, questions, quantities, files, folder);
  if (faults.faults.length > 0) throw new RubricError(faults.faults);
  return {
    id: raw.id,
    title: raw.title,
    folder,
    hash: hashOf(files),
    quarters: questions.reduce((sum, question) => sum + question.quarters, 0),
    markOutOf: raw.markOutOf,
    dossiers: raw.dossiers,
    questions,
    quantities,
    reference: files.get('reference.publicodes.yaml') ?? '',
    lexicon: shop.lexicon,
    emptyWords: emptyWordsOf(shop),
    shingles: {
      annexes: decodeShingles(files.get('annexes.shingles') ?? ''),
      questions: decodeShingles(files.get('questions.shingles') ?? ''),
    },
  };
}

async function findFolder(idOrFolder: string): Promise<string> {
  for (const folder of [resolve(idOrFolder), join(rubricsFolder(), idOrFolder)]) {
    const found = await stat(join(folder, 'subject.yaml')).catch(() => null);
    if (found?.isFile()) return folder;
  }
  const known = await listSubjects();
  throw new UsageError(
    'unknown_subject',
    `Sujet « ${idOrFolder} » introuvable : ni un dossier qui contient subject.yaml, ni l’identifiant d’un sujet connu.`,
    {
      remedy: `Sujets connus : ${known.join(', ') || 'aucun'}.`,
    },
  );
}

/** All files of a subject and the common ones (`common/…`), by name relative to the folder. */
async function readFiles(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const add = async (path: string, name: string): Promise<void> => {
    files.set(name, await readFile(path, 'utf8'));
  };
  const common = join(rubricsFolder(), 'common');
  for (const name of await readdir(common).catch(() => []))
    if (name.endsWith('.yaml')) await add(join(common, name), `common/${name}`);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/\.(ya?ml|shingles)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    await add(path, relative(folder, path).split(sep).join('/'));
  }
  return files;
}

function yaml(files: ReadonlyMap<string, string>, folder: string, name: string, faults: FaultList): YamlSource | null {
  const text = files.get(name);
  const shown = name.startsWith('common/') ? `rubrics/${name}` : relative(process.cwd(), join(folder, name)) || name;
  if (text === undefined) {
    faults.faults.push({
      code: 'missing-file',
      place: shown,
      found: 'fichier absent',
      remedy: `créer ${name} dans le dossier du sujet`,
    });
    return null;
  }
  const source = parseYamlSource(shown, text);
  faults.faults.push(...source.faults);
  return source.faults.length > 0 ? null : source;
}

function check<T>(schema: z.ZodType<T>, source: YamlSource, faults: FaultList): T | null {
  const result = schema.safeParse(source.data, { reportInput: true });
  if (result.success) return result.data;
  faults.addIssues(source, [], result.error.issues);
  return null;
}

const ALIASES = 'common/aliases.yaml';

/** Abbreviations and English words that students write in any subject, by what they write. */
function aliasesOf(files: ReadonlyMap<string, string>, folder: string, faults: FaultList): Aliases {
  const source = files.has(ALIASES) ? yaml(files, folder, ALIASES, faults) : null;
  const sets = source === null ? null : check<Record<string, string[]>>(vocabularySchema, source, faults);
  const aliases = new Map<string, string[]>();
  for (const [meaning, written] of Object.entries(sets ?? {}))
    for (const one of written) aliases.set(one, [...(aliases.get(one) ?? []), ...meaning.split(' ')]);
  return aliases;
}

function vocabularyOf(
  files: ReadonlyMap<string, string>,
  folder: string,
  raw: RawSubject,
  faults: FaultList,
): Map<string, readonly string[]> {
  const vocabulary = new Map<string, readonly string[]>();
  for (const name of files.keys()) {
    if (!name.startsWith('common/') || name === ALIASES) continue;
    const source = yaml(files, folder, name, faults);
    const sets = source === null ? null : check<Record<string, string[]>>(vocabularySchema, source, faults);
    for (const [set, words] of Object.entries(sets ?? {})) vocabulary.set(set, words);
  }
  for (const [set, words] of Object.entries(raw.vocabulary ?? {})) vocabulary.set(set, words);
  return vocabulary;
}

/** Sets of words that say nothing of their own: the first goes for all subjects, the second for one. */
const EMPTY_SETS = ['mots_creux', 'mots_creux_du_sujet'];

const emptyWordsOf = ({ vocabulary }: Workshop): ReadonlySet<string> =>
  new Set(EMPTY_SETS.flatMap((set) => (vocabulary.get(set) ?? []).map(fold)));

function loadQuestion(
  shop: Workshop,
  files: ReadonlyMap<string, string>,
  folder: string,
  id: string,
  dossier: string,
  groups: IdeaGroups,
): Question | null {
  const source = yaml(files, folder, `questions/${id}.yaml`, shop.faults);
  const raw = source === null ? null : check<RawQuestion>(questionSchema, source, shop.faults);
  if (source === null || raw === null) return null;
  if (raw.question !== id)
    shop.faults.add(
      source,
      ['question'],
      'question-id',
      `« question: ${raw.question} » dans le fichier de ${id}`,
      `écrire « question: "${id}" »`,
    );
  return compileQuestion(shop, source, raw, dossier, groups);
}

function loadQuantities(shop: Workshop, files: ReadonlyMap<string, string>, folder: string): Map<string, Quantity> {
  if (!files.has('quantities.yaml')) return new Map();
  const source = yaml(files, folder, 'quantities.yaml', shop.faults);
  const raw = source === null ? null : check<RawQuantities>(quantitiesSchema, source, shop.faults);
  if (source === null || raw === null) return new Map();
  return new Map(
    Object.entries(raw).map(([name, quantity]) => [
      name,
      {
        rule: quantity.rule ?? name,
        title: quantity.title ?? name,
        unit: quantity.unit ?? null,
        labels: compilePhrases(shop, source, [name, 'labels'], quantity.labels),
        about: quantity.about ?? [],
        accept: quantity.accept ?? [],
        misconceptions: quantity.misconceptions ?? [],
        minDecimals: quantity.decimals ?? 0,
        approximately: quantity.approximately ?? null,
        given: quantity.given ?? false,
        wholeUp: quantity.wholeUp ?? false,
      },
    ]),
  );
}

function checkSubject(
  shop: Workshop,
  source: YamlSource,
  raw: RawSubject,
  questions: readonly Question[],
  quantities: ReadonlyMap<string, Quantity>,
  files: ReadonlyMap<string, string>,
  folder: string,
): void {
  const sum = questions.reduce((total, question) => total + question.quarters, 0);
  if (shop.faults.faults.length === 0 && sum !== raw.points * 4) {
    shop.faults.add(
      source,
      ['points'],
      'points',
      `le sujet vaut ${raw.points} mais ses questions font ${sum / 4}`,
      'accorder « points » et la somme des questions',
    );
  }
  const seen = new Map<string, string>();
  for (const question of questions) {
    for (const [index, criterion] of question.criteria.entries()) {
      const other = seen.get(criterion.id);
      if (other !== undefined && other !== question.id) {
        const file = yaml(files, folder, `questions/${question.id}.yaml`, new FaultList());
        if (file !== null)
          shop.faults.add(
            file,
            ['criteria', index, 'id'],
            'duplicate-id',
            `le critère ${criterion.id} existe déjà dans la question ${other}`,
            'donner à chaque critère son identifiant',
          );
      }
      seen.set(criterion.id, question.id);
      for (const [at, part] of criterion.parts.entries()) {
        for (const id of part.also.filter((one) => one === question.id || !questions.some(({ id }) => id === one))) {
          const file = yaml(files, folder, `questions/${question.id}.yaml`, new FaultList());
          if (file !== null)
            shop.faults.add(
              file,
              ['criteria', index, 'parts', at, 'also'],
              'unknown-question',
              `« also » nomme la question « ${id} », qui n’est pas une autre question du sujet`,
              `questions : ${questions.map((one) => one.id).join(', ')}`,
            );
        }
        const wanted = 'quantities' in part ? part.quantities : [];
        for (const name of wanted.filter((one) => !quantities.has(one))) {
          const file = yaml(files, folder, `questions/${question.id}.yaml`, new FaultList());
          if (file !== null)
            shop.faults.add(
              file,
              ['criteria', index, 'parts', at],
              'unknown-quantity',
              `grandeur « ${name} » inconnue`,
              `la définir dans quantities.yaml ; grandeurs proches : ${close(name, quantities).join(', ') || 'aucune'}`,
            );
        }
      }
    }
  }
}

function close(name: string, quantities: ReadonlyMap<string, Quantity>): string[] {
  const words = name.split(/\s+/).filter((word) => word.length > 3);
  return [...quantities.keys()].filter((key) => words.some((word) => key.includes(word))).slice(0, 5);
}

function hashOf(files: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const name of [...files.keys()].sort())
    hash
      .update(name)
      .update('\0')
      .update(files.get(name) ?? '')
      .update('\0');
  return `sha256:${hash.digest('hex')}`;
}
