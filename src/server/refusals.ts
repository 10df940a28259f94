import { refusal, type Told, usageRefusal } from '../errors/index.ts';

/** What the server refuses, in the words of who is refused. Ordered by who meets them: students, teachers, anybody. */
export const serverRefusals = {
  unknownSession: refusal('not_found', {
    fr: () => ['Aucune session ne porte ce code.', 'Vérifiez le code donné par votre professeur.'],
    en: () => ['No session has this code.', 'Check the code that your teacher gave you.'],
  }),
  sessionNotOpen: refusal('session_not_open', {
    fr: () => ['Cette session n’est pas encore ouverte.'],
    en: () => ['This session is not open yet.'],
  }),
  sessionClosed: refusal('session_closed', {
    fr: () => ['Cette session est fermée : elle ne prend plus de copie.', 'Adressez-vous à votre professeur.'],
    en: () => ['This session is closed: it takes no more copies.', 'Ask your teacher.'],
  }),
  numberNeeded: refusal('number_needed', {
    fr: () => [
      'Ce nom figure déjà dans la session : indiquez votre numéro.',
      'Votre professeur peut vous le redonner.',
    ],
    en: () => ['This name is in the session already: give your number.', 'Your teacher can tell you it again.'],
  }),
  unknownNumber: refusal('unknown_number', {
    fr: () => ['Ce numéro n’existe pas dans cette session.', 'Vérifiez le numéro, par exemple K7F-4F2B.'],
    en: () => ['There is no such number in this session.', 'Check the number; it looks like K7F-4F2B.'],
  }),
  linkExpired: refusal('link_expired', {
    fr: () => [
      'Ce lien n’est pas valable, ou ne l’est plus.',
      'Rouvrez votre rapport avec le code de la session et votre numéro.',
    ],
    en: () => [
      'This link is not valid, or no longer is.',
      'Open your report again with the session code and your number.',
    ],
  }),

  unreadableFile: refusal('unreadable_file', {
    fr: (problem: Told) => [problem.fr, 'Enregistrez la copie en PDF, DOCX ou texte, puis déposez-la de nouveau.'],
    en: (problem) => [problem.en, 'Save the copy as PDF, DOCX or text, then hand it in again.'],
  }),
  fileTooLarge: refusal('too_large', {
    fr: (problem: Told) => [problem.fr, 'Enregistrez la copie en PDF, DOCX ou texte, puis déposez-la de nouveau.'],
    en: (problem) => [problem.en, 'Save the copy as PDF, DOCX or text, then hand it in again.'],
  }),
  uploadTooLarge: refusal('too_large', {
    fr: (megabytes: number) => [
      `Le dépôt dépasse ${megabytes} Mo.`,
      'Réduisez le fichier (numérisez en 200 points par pouce), ou déposez-le en plusieurs fois.',
    ],
    en: (megabytes) => [
      `The upload exceeds ${megabytes} MB.`,
      'Make the file smaller (scan at 200 dots per inch), or upload it in several parts.',
    ],
  }),
  tooManyFiles: refusal('too_large', {
    fr: (most: number | null) => [
      most === null ? 'Le dépôt contient trop de fichiers.' : `Le dépôt compte plus de ${most} fichiers.`,
    ],
    en: (most) => [most === null ? 'The upload holds too many files.' : `The upload holds more than ${most} files.`],
  }),
  noFileChosen: refusal('invalid', {
    fr: () => ['Aucun fichier n’a été choisi.', 'Une copie de plusieurs pages se dépose en un seul PDF.'],
    en: () => ['No file was chosen.', 'A copy of several pages is handed in as one PDF.'],
  }),
  oneFileOnly: refusal('invalid', {
    fr: () => ['Déposez un seul fichier à la fois.', 'Une copie de plusieurs pages se dépose en un seul PDF.'],
    en: () => ['Hand in one file at a time.', 'A copy of several pages is handed in as one PDF.'],
  }),
  notAForm: refusal('invalid', {
    fr: () => ['Le dépôt doit être un formulaire « multipart/form-data ».'],
    en: () => ['The upload must be a “multipart/form-data” form.'],
  }),
  uploadMalformed: refusal('invalid', {
    fr: () => ['Le dépôt est incomplet ou mal formé.', 'Recommencez le dépôt.'],
    en: () => ['The upload is incomplete or malformed.', 'Upload again.'],
  }),
  uploadInterrupted: refusal('invalid', {
    fr: () => ['Le dépôt s’est interrompu.', 'Recommencez le dépôt.'],
    en: () => ['The upload was interrupted.', 'Upload again.'],
  }),
  busy: refusal('busy', {
    fr: () => ['Trop de dépôts arrivent en même temps.', 'Renvoyez votre copie dans une minute : rien n’est perdu.'],
    en: () => ['Too many uploads arrive at once.', 'Send your copy again in a minute: nothing is lost.'],
  }),

  emptyBulk: refusal('invalid', {
    fr: () => ['Le dépôt ne contient aucun fichier.'],
    en: () => ['The upload holds no file.'],
  }),
  archive: refusal('archive_refused', {
    fr: (why: Told) => [`Archive refusée : ${why.fr}.`, 'Refaites l’archive à partir des seules copies.'],
    en: (why) => [`Archive refused: ${why.en}.`, 'Make the archive again from the copies alone.'],
  }),
  bulkGone: refusal('not_found', {
    fr: () => [
      'Ce dépôt groupé n’existe plus.',
      'Déposez de nouveau les fichiers : ils attendent un jour leur confirmation.',
    ],
    en: () => ['This bulk upload is gone.', 'Upload the files again: they wait a day to be confirmed.'],
  }),
  unknownSubject: usageRefusal('unknown_subject', {
    fr: (subject: string) => [`Le sujet « ${subject} » n’existe pas.`],
    en: (subject) => [`There is no subject “${subject}”.`],
  }),
  invalidTime: usageRefusal('invalid_time', {
    fr: (text: string) => [`« ${text} » n’est pas une date et une heure.`, 'Exemple : 2026-11-21T18:00.'],
    en: (text) => [`“${text}” is not a date and a time.`, 'Example: 2026-11-21T18:00.'],
  }),
  webhookHost: usageRefusal('webhook_host', {
    fr: (host: string) => [
      `Le service n’est pas autorisé à appeler « ${host} ».`,
      'La personne qui tient le service ajoute cet hôte à BAREME_WEBHOOK_HOSTS.',
    ],
    en: (host) => [
      `The service may not call “${host}”.`,
      'Whoever looks after the service adds this host to BAREME_WEBHOOK_HOSTS.',
    ],
  }),

  missing: refusal('not_found', {
    fr: () => ['Cette page n’existe pas, ou n’est pas à vous.'],
    en: () => ['This page does not exist, or is not yours.'],
  }),
  notSignedIn: refusal('not_signed_in', {
    fr: () => ['Connectez-vous pour voir cette page.', 'La connexion a pu expirer.'],
    en: () => ['Sign in to see this page.', 'You may have been signed out after a while.'],
  }),
  wrongPassword: refusal('wrong_password', {
    fr: () => ['Identifiant ou mot de passe incorrect.'],
    en: () => ['Wrong login or password.'],
  }),
  tooManyTries: refusal('too_many_tries', {
    fr: () => ['Trop d’essais pour ce compte.', 'Attendez un quart d’heure.'],
    en: () => ['Too many tries for this account.', 'Wait a quarter of an hour.'],
  }),
  setupDone: refusal('setup_done', {
    fr: () => [
      'Le premier compte existe déjà, ou ce lien n’est plus valable.',
      'Connectez-vous, ou relancez le service pour obtenir un nouveau lien.',
    ],
    en: () => [
      'The first account exists already, or this link is no longer valid.',
      'Sign in, or start the service again to get a new link.',
    ],
  }),
  notAdmin: refusal('not_admin', {
    fr: () => ['Seul un compte administrateur peut faire cela.'],
    en: () => ['Only an administrator may do this.'],
  }),
  foreignOrigin: refusal('foreign_origin', {
    fr: () => ['Cette demande vient d’un autre site : elle est refusée.'],
    en: () => ['This request comes from another site: it is refused.'],
  }),

  invalidFields: refusal('invalid', {
    fr: (faults: readonly Told[]) => [`Requête refusée. ${faults.map((fault) => fault.fr).join(' ; ')}`],
    en: (faults) => [`Request refused. ${faults.map((fault) => fault.en).join('; ')}`],
  }),
  malformed: refusal('invalid', {
    fr: () => ['Requête refusée : elle est incomplète ou mal formée.'],
    en: () => ['Request refused: it is incomplete or malformed.'],
  }),
  bodyTooLarge: refusal('too_large', {
    fr: () => ['Le fichier est trop gros.'],
    en: () => ['The file is too large.'],
  }),
  tooManyRequests: refusal('too_many_requests', {
    fr: () => ['Trop de demandes en peu de temps.', 'Réessayez dans une minute.'],
    en: () => ['Too many requests in a short time.', 'Try again in a minute.'],
  }),
  unavailable: refusal('unavailable', {
    fr: () => ['Le service est momentanément indisponible.', 'Réessayez dans une minute.'],
    en: () => ['The service is away for the moment.', 'Try again in a minute.'],
  }),
  internal: refusal('internal', {
    fr: () => [
      'Une erreur interne est survenue.',
      'Réessayez ; si elle revient, prévenez la personne qui tient le service.',
    ],
    en: () => [
      'Something went wrong inside the service.',
      'Try again; if it comes back, tell whoever looks after the service.',
    ],
  }),
};
