import type { Blanks, Catalogue } from './blanks.ts';
import { capitalise, type Lang } from './format.ts';

/** Why a figure is wrong: codes of `marking/binding`. The rubric's own messages are French and start with a verb. */
interface Causes {
  readonly teacher: Catalogue;
  /** The same without the right value, the right datum or the formula. */
  readonly student: Catalogue;
}

const given = (v: Blanks, colon: string) => `${capitalise(v.of('quantity'))}${colon}${v.of('value')}`;
/** "a divisé par les paniers au lieu des sessions": what it is instead of is the solution. */
const withoutRemedy = (text: string) => text.replace(/[\s,;]+(?:au lieu d|et non |alors qu|il fallait ).*$/, '');

const teacherFr: Catalogue = {
  'cause.misconception': (v) => `${fr(v)}, la copie ${v.of('message')}.`,
  'cause.carried': (v) =>
    `${fr(v)} reprend ${v.of('source')} = ${v.of('sourceValue')}, valeur fausse trouvée plus haut.`,
  'cause.term-left-out': (v) => `${fr(v)}, il manque un terme, ${v.of('term')}.`,
  'cause.other-base': (v) => `${fr(v)}, divisé par « ${v.of('used')} » au lieu de « ${v.of('instead')} ».`,
  'cause.other-datum': (v) => `${fr(v)}, « ${v.of('used')} » pris au lieu de « ${v.of('instead')} ».`,
  'cause.power-of-ten': (v) =>
    `${fr(v)}, les bons chiffres, mais la virgule mal placée (facteur ${v.of('factor')}) ; attendu ${v.of('expected')}.`,
  'cause.missing-percent': (v) => `${fr(v)}, le quotient n'est pas multiplié par 100 ; attendu ${v.of('expected')}.`,
  'cause.per-month': (v) => `${fr(v)}, valeur d'un mois donnée pour une année ; attendu ${v.of('expected')}.`,
  'cause.per-year': (v) => `${fr(v)}, valeur d'une année donnée pour un mois ; attendu ${v.of('expected')}.`,
  'cause.rounded-down': (v) => `${fr(v)}, ${v.of('raw')} arrondi à l'entier inférieur ; il faut ${v.of('whole')}.`,
  'cause.swapped': (v) => `${fr(v)}, c'est la valeur d'une autre ligne, ${v.of('other')}.`,
  'cause.inverse': (v) => `${fr(v)}, le rapport est pris à l'envers ; attendu ${v.of('expected')}.`,
  'cause.complement': (v) => `${fr(v)}, c'est le complément à 100 % ; attendu ${v.of('expected')}.`,
  'cause.wrong-operation': (v) => `${fr(v)}, les bonnes données, mais pas la bonne opération (${v.of('expected')}).`,
  'cause.slip': (v) => `${fr(v)}, erreur de calcul (${v.of('operation')}) ; le résultat est ${v.of('computed')}.`,
  'cause.truncated': (v) => `${fr(v)}, tronqué au lieu d'être arrondi (${v.of('computed')}).`,
  'cause.coarse-rounding': (v) => `${fr(v)}, arrondi trop large ; attendu ${v.of('expected')}.`,
};

const studentFr: Catalogue = {
  'cause.misconception': (v) => `${fr(v)}, la copie ${withoutRemedy(v.of('message'))}.`,
  'cause.carried': (v) =>
    `${fr(v)} reprend ${v.of('source')} = ${v.of('sourceValue')} : c'est d'abord cette valeur qui est à revoir.`,
  'cause.term-left-out': (v) => `${fr(v)}, il manque un terme dans le calcul.`,
  'cause.other-base': (v) => `${fr(v)}, la division par « ${v.of('used')} » ne convient pas.`,
  'cause.other-datum': (v) => `${fr(v)}, « ${v.of('used')} » n'est pas la donnée qui convient.`,
  'cause.power-of-ten': (v) => `${fr(v)}, les bons chiffres sont là, la place de la virgule est à vérifier.`,
  'cause.missing-percent': (v) => `${fr(v)}, le résultat est à donner en pourcentage.`,
  'cause.per-month': (v) => `${fr(v)}, la période est à vérifier, mois ou année.`,
  'cause.per-year': (v) => `${fr(v)}, la période est à vérifier, mois ou année.`,
  'cause.rounded-down': (v) => `${fr(v)}, le sens de l'arrondi est à revoir.`,
  'cause.swapped': (v) => `${fr(v)}, c'est la valeur d'une autre ligne, ${v.of('other')}.`,
  'cause.inverse': (v) => `${fr(v)}, le rapport est pris à l'envers.`,
  'cause.complement': (v) => `${fr(v)}, cette valeur mesure le contraire de ce qui est demandé.`,
  'cause.wrong-operation': (v) => `${fr(v)}, les bonnes données, mais pas la bonne opération.`,
  'cause.slip': (v) => `${fr(v)}, l'opération est posée, le calcul est à refaire.`,
  'cause.truncated': (v) => `${fr(v)}, il faut arrondir au lieu de couper les décimales.`,
  'cause.coarse-rounding': (v) => `${fr(v)}, arrondi trop large, il faut garder plus de décimales.`,
};

const teacherEn: Catalogue = {
  'cause.misconception': (v) => `${en(v)}, the copy “${v.of('message')}”.`,
  'cause.carried': (v) => `${en(v)} uses ${v.of('source')} = ${v.of('sourceValue')}, a wrong value found earlier.`,
  'cause.term-left-out': (v) => `${en(v)}, a term is left out, ${v.of('term')}.`,
  'cause.other-base': (v) => `${en(v)}, divided by “${v.of('used')}” instead of “${v.of('instead')}”.`,
  'cause.other-datum': (v) => `${en(v)}, “${v.of('used')}” taken instead of “${v.of('instead')}”.`,
  'cause.power-of-ten': (v) =>
    `${en(v)}, the right digits, the decimal point misplaced (factor ${v.of('factor')}); expected ${v.of('expected')}.`,
  'cause.missing-percent': (v) => `${en(v)}, the quotient is not multiplied by 100; expected ${v.of('expected')}.`,
  'cause.per-month': (v) => `${en(v)}, a monthly value given for a year; expected ${v.of('expected')}.`,
  'cause.per-year': (v) => `${en(v)}, a yearly value given for a month; expected ${v.of('expected')}.`,
  'cause.rounded-down': (v) => `${en(v)}, ${v.of('raw')} rounded down; ${v.of('whole')} is needed.`,
  'cause.swapped': (v) => `${en(v)}, it is the value of another line, ${v.of('other')}.`,
  'cause.inverse': (v) => `${en(v)}, the ratio is upside down; expected ${v.of('expected')}.`,
  'cause.complement': (v) => `${en(v)}, it is the complement to 100%; expected ${v.of('expected')}.`,
  'cause.wrong-operation': (v) => `${en(v)}, the right data, the wrong operation (${v.of('expected')}).`,
  'cause.slip': (v) => `${en(v)}, slip of arithmetic (${v.of('operation')}); the result is ${v.of('computed')}.`,
  'cause.truncated': (v) => `${en(v)}, cut off instead of rounded (${v.of('computed')}).`,
  'cause.coarse-rounding': (v) => `${en(v)}, rounded too coarsely; expected ${v.of('expected')}.`,
};

const studentEn: Catalogue = {
  'cause.misconception': (v) => `${en(v)}, the copy “${withoutRemedy(v.of('message'))}”.`,
  'cause.carried': (v) => `${en(v)} uses ${v.of('source')} = ${v.of('sourceValue')}: look at that value first.`,
  'cause.term-left-out': (v) => `${en(v)}, a term of the calculation is left out.`,
  'cause.other-base': (v) => `${en(v)}, “${v.of('used')}” is not the base to divide by.`,
  'cause.other-datum': (v) => `${en(v)}, “${v.of('used')}” is not the datum to use.`,
  'cause.power-of-ten': (v) => `${en(v)}, the right digits, check the decimal point.`,
  'cause.missing-percent': (v) => `${en(v)}, give the result as a percentage.`,
  'cause.per-month': (v) => `${en(v)}, check the period, month or year.`,
  'cause.per-year': (v) => `${en(v)}, check the period, month or year.`,
  'cause.rounded-down': (v) => `${en(v)}, think about which way to round.`,
  'cause.swapped': (v) => `${en(v)}, it is the value of another line, ${v.of('other')}.`,
  'cause.inverse': (v) => `${en(v)}, the ratio is upside down.`,
  'cause.complement': (v) => `${en(v)}, this value measures the opposite of what is asked.`,
  'cause.wrong-operation': (v) => `${en(v)}, the right data, the wrong operation.`,
  'cause.slip': (v) => `${en(v)}, the operation is written, work it out again.`,
  'cause.truncated': (v) => `${en(v)}, round the decimals instead of cutting them off.`,
  'cause.coarse-rounding': (v) => `${en(v)}, rounded too coarsely, keep more decimals.`,
};

function fr(v: Blanks): string {
  return given(v, ' : ');
}

function en(v: Blanks): string {
  return given(v, ': ');
}

export const causes: Readonly<Record<Lang, Causes>> = {
  fr: { teacher: teacherFr, student: studentFr },
  en: { teacher: teacherEn, student: studentEn },
};
