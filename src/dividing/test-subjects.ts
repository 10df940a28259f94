import { compilePattern, Lexicon, type Question, type Subject } from '../rubric/index.ts';

/** A question of a stub: id, title, and words that its answers use. */
export type StubQuestion = readonly [id: string, title: string, hints: string];

export interface StubDossier {
  readonly id: string;
  readonly title: string;
  readonly questions: readonly StubQuestion[];
}

/** A subject with what dividing needs and nothing else: dossiers, ids, titles, hint words. */
export function stubSubject(id: string, title: string, dossiers: readonly StubDossier[]): Subject {
  const lexicon = new Lexicon();
  const questions = dossiers.flatMap((dossier) =>
    dossier.questions.map(
      ([questionId, questionTitle, hints]): Question => ({
        id: questionId,
        title: questionTitle,
        dossier: dossier.id,
        quarters: 4,
        hints: hints.split(/\s+/).map((hint) => compilePattern(hint, lexicon, new Map())),
        topics: new Map(),
        lists: new Map(),
        criteria: [],
        tests: [],
      }),
    ),
  );
  return {
    id,
    title,
    folder: '',
    hash: '',
    quarters: questions.length * 4,
    markOutOf: 20,
    dossiers: dossiers.map((dossier) => ({
      id: dossier.id,
      title: dossier.title,
      questions: dossier.questions.map(([questionId]) => questionId),
    })),
    questions,
    quantities: new Map(),
    reference: '',
    lexicon,
    emptyWords: new Set(),
    shingles: { annexes: new Set(), questions: new Set() },
  };
}

/** Two dossiers, eight questions: a shop for soap. */
export const soapShop = stubSubject('soap-shop', "Écolo'Bulles", [
  {
    id: '1',
    title: "Développer les canaux de l'entreprise",
    questions: [
      [
        '1.1',
        'Performances de chaque canal digital et pertinence',
        'performance pertinent taux rebond conversion engagement sessions visiteurs portée interactions perte déficit canal abandon excellent score',
      ],
      [
        '1.2',
        "Axes d'amélioration justifiés par canal",
        'améliorer simplifier poster publier relancer compresser réels influenceuses concours planning fréquence tunnel calendrier alléger répondre optimiser',
      ],
      [
        '1.3',
        "Buyer persona de l'acheteur en ligne",
        'persona prénom âge métier profession situation famille motivations freins besoins valeurs centres intérêt revenus nom habite couple',
      ],
    ],
  },
  {
    id: '2',
    title: 'Développer les ventes en ligne',
    questions: [
      [
        '2.1',
        'Nombre de savons à vendre par mois',
        'seuil marge coût matières fabrication expédition commission charges fixes variable rentabiliser unitaire savons vendre',
      ],
      [
        '2.2',
        'Avantages et inconvénients par rapport au site',
        'avantages inconvénients boutique dépendance algorithme application audience tagués taguer Business Manager quitter',
      ],
      [
        '2.3',
        'Obligations légales',
        'mentions légales CGV rétractation RGPD cookies consentement garantie loi médiateur obligation données personnelles sécurisé',
      ],
      [
        '2.4',
        "Avis sur l'opportunité",
        'favorable défavorable avis opportunité conseille ouvrir prudence test conditions risque',
      ],
      [
        '2.5',
        "Post annonçant l'ouverture",
        'post visuel photo ouverte cliquez découvrez nouveauté profil code offerte touchez venez',
      ],
    ],
  },
]);

/** Two dossiers and a reflection of its own: a distillery. */
export const distillery = stubSubject('distillery', 'Ô de Lavande', [
  {
    id: '1',
    title: 'Diagnostiquer la relation client omnicanale',
    questions: [
      [
        '1.1',
        "Page d'accueil, ergonomie et trois axes",
        'page accueil ergonomie axes bandeau réassurance newsletter mobile chargement bouton fiches produits étapes catégories texte structure',
      ],
      [
        '1.2',
        'Performance commerciale du site',
        'sessions rebond conversion panier moyen CA SEO réseaux e-mailing emailing direct canal abandon tableau commandes trafic',
      ],
      [
        '1.3',
        'Unifier le parcours client',
        'unifier synchroniser caisse Caisse-Pro fidélité click collect CRM QR ticket parcours carte connecter',
      ],
    ],
  },
  {
    id: '2',
    title: 'Dynamiser la relation client digitale',
    questions: [
      [
        '2.1',
        'Buyer persona touristique',
        'persona éco-touristes touristes segment prénom âge métier motivations freins cadre authenticité quête sens identité',
      ],
      [
        '2.2',
        'E-mail de bienvenue',
        'objet bonjour bienvenue merci visite compte activer espace cordialement désinscrire remercions madame monsieur équipe',
      ],
      [
        '2.3',
        'Inshore ou offshore',
        'inshore offshore Allo Provence Afrique Contact appel appels formation prestataire Maroc accent centre script',
      ],
      [
        '2.4',
        'Outil de relation client',
        'Odoo Salesforce CRM outil modulaire module licence ergonomie logiciel PME tout-en-un',
      ],
      [
        '2.5',
        'Scoring RFM',
        'RFM scoring Martin Bernard Petit champions récence fréquence montant segment faible intérêt nouveaux clients',
      ],
    ],
  },
  {
    id: '3',
    title: 'Réflexion commerciale structurée',
    questions: [
      [
        'RC',
        'Réflexion commerciale structurée',
        'omnicanalité levier performance entreprises locales conclusion introduction limites enseigne consommateurs Decathlon Sephora',
      ],
    ],
  },
]);

export const TEST_SUBJECTS: Readonly<Record<string, Subject>> = { 'soap-shop': soapShop, distillery };
