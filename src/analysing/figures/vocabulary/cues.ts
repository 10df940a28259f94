import { Cue } from '../text/cue.ts';
import type { Lexicon } from '../text/lexicon.ts';

type Row = readonly [cue: Cue, spellings: string];

const FRENCH: readonly Row[] = [
  [
    Cue.reference,
    'annexe annexes anexe anexes doc docs document documents page pages tableau tableaux figure figures fig schéma schémas graphique graphiques art alinéa n no numéro numéros num ligne lignes colonne colonnes chapitre chapitres chap diapo diapositive section sections paragraphe version',
  ],
  [
    Cue.label,
    'question questions q suite dossier dossiers partie parties exercice exercices ex étape axe phase sujet cas mission activité niveau situation thème séquence option solution avantage inconvénient idée objectif action',
  ],
  [
    Cue.month,
    'janvier février mars avril mai juin juillet août septembre octobre novembre décembre janv févr fév avr juil sept oct nov déc aout fevrier',
  ],
  [Cue.day, 'lundi mardi mercredi jeudi vendredi samedi dimanche'],
  [
    Cue.year,
    'en depuis année années an fin début mi courant dès exercice session rentrée été hiver automne printemps noël édition promo promotion millésime jusqu bilan avant après vers lcen rgpd loi décret ordonnance règlement vs versus',
  ],
  [
    Cue.score,
    'score scores note notes noté notée notés obtient obtenu obtenue pagespeed performance performances évaluation moyenne évalué mobile google',
  ],
  [Cue.clock, 'à a de dès vers jusqu entre avant après ouvert lendemain'],
  [
    Cue.article,
    'le la les l du des de d un une au aux ce cet cette ces mon ma mes son sa ses notre nos leur leurs votre vos',
  ],
  [
    Cue.change,
    'passer passe passant passé passent augmenter augmente monter descendre descend baisser baisse réduire réduit réduire tomber tombe diminuer diminue évolue évoluer ramener grimper chuter passée passait passera',
  ],
  [Cue.result, 'soit soi donc font fait égal égale égalent vaut cad obtient total revient donne'],
  [
    Cue.zeroName,
    'déchet déchets dechet dechets plastique carbone défaut défauts waste gaspillage gaspi pollution papier émission émissions stock chlorure phosphate',
  ],
  [
    Cue.model,
    'iphone samsung galaxy windows covid airbus boeing peugeot renault xbox playstation ps android ios chrome office route rn formule boulevard',
  ],
  [Cue.minus, 'moins'],
  [Cue.operator, 'sur fois plus moins divisé divise multiplié multiplie pour x'],
  [Cue.age, 'âgé âgée âgés âgées age âge ai avait'],
];

const ENGLISH: readonly Row[] = [
  [
    Cue.reference,
    'appendix appendices annex doc docs document documents page pages table tables figure figures fig chart no number line lines column chapter section paragraph version article',
  ],
  [Cue.label, 'question questions q part exercise task step case phase option'],
  [
    Cue.month,
    'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec',
  ],
  [Cue.day, 'monday tuesday wednesday thursday friday saturday sunday'],
  [
    Cue.year,
    'in since year years during before after until by early late mid spring summer autumn fall winter christmas edition',
  ],
  [Cue.score, 'score scored scores mark grade rated rating performance pagespeed'],
  [Cue.clock, 'at from until by around before after'],
  [Cue.article, 'the a an of this that these those my your his her its our their'],
  [Cue.change, 'went goes going rose rise fell fall increased increase decreased decrease grew grow dropped drop'],
  [Cue.result, 'so is equals makes gives ie thus hence about approximately total'],
  [Cue.zeroName, 'waste carbon emission emissions defect plastic'],
  [
    Cue.model,
    'iphone samsung galaxy windows covid airbus boeing xbox playstation ps android ios chrome office route formula flight',
  ],
  [Cue.minus, 'minus negative'],
  [Cue.operator, 'over times plus minus divided multiplied x'],
  [Cue.age, 'aged age'],
];

/** Words of the fixed phrases that bound, approximate or link numbers; each phrase is spelled out in its construct. */
const PHRASES_FR =
  'peu plus moins près presque quasi quasiment environ env approximativement approx ordre autour alentours dans quelque quelques peine au minimum maximum mini maxi min max supérieur supérieure supérieurs supérieures inférieur inférieure inférieurs inférieures partir apartir dépasse dépassent dépasser excède pas et ou à a de d l entre sur sous par pour cent virgule les grosso modo bon bonne bonnes que voire hors c qu y ya il x fois multiplié divisé ht ttc net nets nette brut bruts brute p seul seule toutes tous chaque jusqu jusque dessus dessous double triple quadruple quintuple';
const PHRASES_EN =
  'about around approximately roughly nearly almost some over under more less than at least most up to between and or from by per point a an of the only minus negative plus half dozen twice double triple old times x every each fewer below above exceeding no not maximum minimum max min hundred out in';

export function addCues(lexicon: Lexicon, language: 'fr' | 'en'): void {
  const french = language === 'fr';
  for (const [cues, spellings] of french ? FRENCH : ENGLISH) {
    for (const spelling of spellings.split(' ')) lexicon.add(spelling, { cues });
  }
  for (const word of (french ? PHRASES_FR : PHRASES_EN).split(' ')) lexicon.add(word, { cues: Cue.phrase });
}
