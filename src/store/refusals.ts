import { refusal, usageRefusal } from '../errors/index.ts';

/** What the store refuses, in the words of who is refused. */
export const storeRefusals = {
  attemptsExhausted: refusal('attempts_exhausted', {
    fr: (allowed: number) => [
      `Cette session permet de déposer ${allowed === 1 ? 'une copie' : `${allowed} copies`} : la limite est atteinte.`,
      'Demandez à votre professeur s’il souhaite l’augmenter.',
    ],
    en: (allowed) => [
      `This session lets you hand in ${allowed === 1 ? 'one copy' : `${allowed} copies`}: the limit is reached.`,
      'Ask your teacher whether to raise it.',
    ],
  }),
  reasonMissing: refusal('reason_missing', {
    fr: () => ['Une modification de points doit être motivée.', 'Écrivez-en la raison.'],
    en: () => ['A change of points needs a reason.', 'Write it down.'],
  }),
  unknownCriterion: refusal('unknown_criterion', {
    fr: (criterion: string) => [`Le critère « ${criterion} » n’existe pas dans ce rapport.`],
    en: (criterion) => [`There is no criterion “${criterion}” in this report.`],
  }),
  pointsOutOfScale: refusal('points_out_of_scale', {
    fr: (outOf: number) => [
      `Les points vont de 0 à ${outOf.toLocaleString('fr')}, par quarts.`,
      'Corrigez les points demandés.',
    ],
    en: (outOf) => [`Points go from 0 to ${outOf.toLocaleString('en')}, in quarters.`, 'Correct the points asked for.'],
  }),
  notGraded: refusal('not_graded', {
    fr: () => ['Cette copie n’a pas encore de rapport.'],
    en: () => ['This copy has no report yet.'],
  }),
  sessionTimes: usageRefusal('session_times', {
    fr: () => ['La fermeture doit venir après l’ouverture.', 'Choisissez une heure de fermeture plus tardive.'],
    en: () => ['A session must close after it opens.', 'Choose a later closing time.'],
  }),
  loginInvalid: usageRefusal('login_invalid', {
    fr: () => [
      'L’identifiant doit compter 2 à 100 lettres, chiffres, points, tirets ou @.',
      'Choisissez par exemple votre adresse électronique.',
    ],
    en: () => [
      'A login has 2 to 100 letters, digits, dots, dashes or @ signs.',
      'Choose your e-mail address, for instance.',
    ],
  }),
  loginTaken: usageRefusal('login_taken', {
    fr: (login: string) => [`L’identifiant « ${login} » existe déjà.`],
    en: (login) => [`The login “${login}” is taken.`],
  }),
  passwordWeak: usageRefusal('password_weak', {
    fr: (shortest: number, longest: number) => [
      `Le mot de passe doit compter de ${shortest} à ${longest} caractères.`,
      'Une phrase de quelques mots convient bien.',
    ],
    en: (shortest, longest) => [
      `A password has ${shortest} to ${longest} characters.`,
      'A sentence of a few words does well.',
    ],
  }),
};
