import { z } from 'zod';

/** Points are written as teachers write them (0.75); inside they are integer quarters. */
const points = z
  .number()
  .min(0)
  .refine((value) => Number.isInteger(value * 4), { error: 'les points vont par quarts (0.25, 0.5, 0.75, 1…)' });
const positive = points.refine((value) => value > 0, { error: 'doit être supérieur à 0' });
const phrase = z.string().min(1);
const phrases = z
  .union([phrase, z.array(phrase).min(1)])
  .transform((value) => (typeof value === 'string' ? [value] : value));

const ideaBody = z.strictObject({
  match: phrases.describe('Tournures qui expriment l’idée'),
  unless: phrases.optional().describe('Tournures qui la contredisent dans le même énoncé'),
  precise: phrases.optional().describe('Tournures qui la précisent (nommée / précisée)'),
  negation: z.enum(['refuses', 'ignores']).optional().describe('Effet d’une négation voisine ; refuses par défaut'),
});

/** `nom de l’idée: [tournures]`, `nom: {match, unless, precise}`, or `use: nom d’un groupe`. */
export const ideaSchema = z
  .record(z.string().min(1), z.union([phrases, ideaBody]))
  .refine((value) => Object.keys(value).length === 1, {
    error: 'une idée par tiret : « - nom de l’idée: [tournures] »',
  });
const ideas = z.array(ideaSchema).min(1);
const about = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? [value] : value));
const within = z
  .enum(['all', 'start', 'body', 'end'])
  .describe('Partie de la réponse : début (un tiers), développement, fin (dernier quart)');
const quantities = z
  .union([z.string(), z.array(z.string()).min(1)])
  .transform((value) => (typeof value === 'string' ? [value] : value));
const base = {
  label: z.string().optional(),
  about: about.optional(),
  also: about.optional().describe('Autres questions dont la réponse peut rapporter aussi cet élément : also: ["2.4"]'),
  strict: z
    .boolean()
    .optional()
    .describe('Le thème doit être nommé ou hérité ; sinon un énoncé sans thème convient aussi'),
  dependent: z.boolean().optional().describe('Ne compte que si un autre élément du critère rapporte (donnée recopiée)'),
  either: z.string().optional().describe('De tous les éléments qui portent ce nom, seul le meilleur compte'),
  points: positive.optional(),
};

const level = z.strictObject({
  label: z.string(),
  points: positive,
  when: z.enum(['stated', 'concrete', 'described', 'explained', 'case', 'precise', 'idea']),
  ideas: ideas.optional(),
  partial: points.optional(),
});

/** One schema per kind of part; the key that names the kind is the one that tells them apart. */
export const partSchemas = {
  figure: z.strictObject({
    ...base,
    figure: quantities,
    points: positive,
    method: points.optional(),
    carried: points
      .optional()
      .describe('Points d’un résultat juste à partir d’une valeur fausse du candidat ; tous par défaut'),
    wrong: z.record(z.string(), points).optional(),
    roundUp: z.boolean().optional(),
  }),
  figures: z.strictObject({
    ...base,
    figures: quantities,
    points: positive,
    each: positive.optional(),
    steps: z.record(z.string().regex(/^\d+$/), positive).optional(),
    raw: ideas.optional(),
    rawPoints: points.optional(),
  }),
  interpretation: z.strictObject({
    ...base,
    interpretation: z.union([quantities, z.array(z.string()).length(0)]),
    points: positive,
    says: ideas,
    contrary: ideas.optional(),
  }),
  ideas: z.strictObject({
    ...base,
    ideas,
    each: positive.optional(),
    max: z.int().positive().optional(),
    atLeast: z
      .int()
      .positive()
      .optional()
      .describe('Les points sont donnés d’un bloc, à partir de ce nombre d’idées distinctes'),
    bare: z.enum(['full', 'half', 'lists', 'nothing']).optional(),
    explained: z.strictObject({ atLeast: z.int().positive(), points: positive }).optional(),
    open: z.enum(['no', 'action', 'statement']).optional(),
    copied: z.enum(['nothing', 'named']).optional(),
    within: within.optional(),
  }),
  justification: z.strictObject({
    ...base,
    justification: ideas,
    each: positive.optional(),
    max: z.int().positive().optional(),
  }),
  choice: z.strictObject({
    ...base,
    points: positive,
    choice: z
      .array(
        z.strictObject({
          option: z.string(),
          match: phrases,
          unless: phrases.optional(),
          points,
          argued: points.optional(),
        }),
      )
      .min(1),
  }),
  links: z.strictObject({
    ...base,
    points: positive,
    each: positive.optional(),
    links: z.array(z.strictObject({ name: z.string(), cause: phrases, effect: phrases })).min(1),
  }),
  items: z.strictObject({
    ...base,
    items: z.string(),
    nth: z.int().positive().optional(),
    max: z.int().positive().optional(),
    levels: z.array(level).min(1),
  }),
  form: z.strictObject({
    ...base,
    points: positive,
    form: z.enum([
      'hook',
      'hashtags',
      'emojis',
      'mention',
      'fields',
      'headings',
      'connectors',
      'length',
      'first-line',
      'last-line',
      'lead-in',
    ]),
    min: z.number().optional(),
    max: z.number().optional(),
    ideas: ideas.optional(),
  }),
} as const;

export type PartKey = keyof typeof partSchemas;
export const PART_KEYS = [
  'figures',
  'figure',
  'interpretation',
  'justification',
  'choice',
  'links',
  'items',
  'form',
  'ideas',
] as const satisfies readonly PartKey[];

const criterionSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  points: positive,
  expected: z.string().optional().describe('Ce qui est attendu, pour l’enseignant'),
  advice: z.string().describe('Conseil à l’étudiant, sans la solution'),
  parts: z.array(z.record(z.string(), z.unknown())).min(1),
  earns: z.array(z.union([z.string(), z.strictObject({ answer: z.string(), points: positive })])).min(1),
  refuses: z.array(z.string()).min(1),
});

export const questionSchema = z.strictObject({
  question: z.string(),
  title: z.string(),
  points: positive,
  hints: z.array(phrase).optional(),
  topics: z.record(z.string(), phrases).optional(),
  ideas: z.record(z.string(), ideas).optional().describe('Groupes d’idées réutilisables : « use: nom »'),
  lists: z
    .record(
      z.string(),
      z.strictObject({
        families: ideas,
        open: z.boolean().optional(),
        relevant: phrases.optional(),
        after: phrases.optional(),
        until: phrases.optional(),
        notion: phrases.optional().describe('Ce dont parlent les arguments : « omnicanal* »'),
        best: z.boolean().optional(),
        lines: z.boolean().optional(),
        within: within.optional(),
      }),
    )
    .optional(),
  criteria: z.array(criterionSchema).min(1),
  tests: z
    .array(z.strictObject({ name: z.string().optional(), answer: z.string(), gives: z.record(z.string(), points) }))
    .min(1),
});
export type RawQuestion = z.infer<typeof questionSchema>;
export type RawCriterion = z.infer<typeof criterionSchema>;
export type RawIdea = z.infer<typeof ideaSchema>;

export const subjectSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string(),
  points: positive,
  markOutOf: z.int().positive(),
  dossiers: z
    .array(z.strictObject({ id: z.string(), title: z.string(), questions: z.array(z.string()).min(1) }))
    .min(1),
  vocabulary: z.record(z.string(), phrases).optional(),
  ideas: z.record(z.string(), ideas).optional(),
});
export type RawSubject = z.infer<typeof subjectSchema>;

export const vocabularySchema = z.record(z.string(), phrases);

export const quantitiesSchema = z.record(
  z.string(),
  z.strictObject({
    rule: z.string().optional(),
    title: z.string().optional(),
    unit: z.string().nullable().optional(),
    labels: phrases,
    about: about.optional(),
    accept: z.array(z.string()).optional(),
    approximately: z.tuple([z.number(), z.number()]).optional(),
    decimals: z.int().optional(),
    misconceptions: z.array(z.strictObject({ rule: z.string(), message: z.string() })).optional(),
    given: z.boolean().optional(),
    wholeUp: z.boolean().optional(),
  }),
);
export type RawQuantities = z.infer<typeof quantitiesSchema>;
