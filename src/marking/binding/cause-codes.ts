/** Every code of a cause with its French sentence: the blanks are the values of the message. */
export const CAUSE_CODES = {
  'cause.misconception': '{quantity} : {value} — le candidat {message}.',
  'cause.carried': '{quantity} : {value} reprend {source} = {sourceValue}, valeur fausse du candidat.',
  'cause.term-left-out': '{quantity} : {value} — il manque un terme : {term}.',
  'cause.other-base': '{quantity} : {value} — divisé par « {used} » au lieu de « {instead} ».',
  'cause.other-datum': '{quantity} : {value} — « {used} » pris au lieu de « {instead} ».',
  'cause.power-of-ten':
    '{quantity} : {value} — les bons chiffres, la virgule mal placée (facteur {factor}) ; attendu {expected}.',
  'cause.missing-percent': '{quantity} : {value} — le quotient n’a pas été multiplié par 100 ; attendu {expected}.',
  'cause.per-month': '{quantity} : {value} — valeur d’un mois donnée pour une année ; attendu {expected}.',
  'cause.per-year': '{quantity} : {value} — valeur d’une année donnée pour un mois ; attendu {expected}.',
  'cause.rounded-down': '{quantity} : {value} — {raw} arrondi à l’entier inférieur ; il faut {whole}.',
  'cause.swapped': '{quantity} : {value} — c’est la valeur d’une autre ligne : {other}.',
  'cause.inverse': '{quantity} : {value} — le rapport est pris à l’envers ; attendu {expected}.',
  'cause.complement': '{quantity} : {value} — c’est le complément à 100 % ; attendu {expected}.',
  'cause.wrong-operation': '{quantity} : {value} — les bonnes données, la mauvaise opération ({expected}).',
  'cause.slip': '{quantity} : {value} — erreur de calcul : {operation} donne {computed}.',
  'cause.truncated': '{quantity} : {value} — tronqué au lieu d’être arrondi ({computed}).',
  'cause.coarse-rounding': '{quantity} : {value} — arrondi trop large ; attendu {expected}.',
} as const;
