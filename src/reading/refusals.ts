import { type ReadingCode, ReadingError } from '../errors/index.ts';

/** What a refusal says: what happened, and what the student or the teacher can do about it. */
interface Refusal {
  readonly message: string;
  readonly remedy: string;
}

/** French sentences by code. `{what}` is filled by the caller with what is particular to the file. */
export const REFUSALS: Readonly<Record<ReadingCode, Refusal>> = {
  not_found: { message: 'Le fichier est introuvable.', remedy: 'Vérifiez son nom et son dossier.' },
  not_pdf: {
    message: "Ce fichier porte l'extension .pdf mais n'est pas un PDF{what}.",
    remedy: 'Exportez de nouveau la copie en PDF depuis le traitement de texte, puis déposez-la.',
  },
  unsupported: {
    message: "Ce type de fichier n'est pas lu{what}.",
    remedy: 'Enregistrez la copie en PDF, DOCX, ODT ou texte (.txt), puis déposez-la de nouveau.',
  },
  binary: {
    message: 'Ce fichier ne contient pas de texte lisible.',
    remedy: 'Enregistrez la copie en PDF, DOCX, ODT ou texte (.txt), puis déposez-la de nouveau.',
  },
  empty: {
    message: 'Le fichier est vide (0 octet).',
    remedy: "Vérifiez que l'enregistrement ou l'envoi s'est terminé, puis déposez la copie de nouveau.",
  },
  too_large: {
    message: 'Le fichier est trop volumineux{what}.',
    remedy: "Déposez la copie seule, sans les annexes, et réduisez les images s'il y en a.",
  },
  too_many_pages: {
    message: 'Le fichier a trop de pages{what}.',
    remedy: 'Déposez la copie seule, sans le sujet ni les annexes.',
  },
  password: {
    message: 'Le fichier est protégé par un mot de passe.',
    remedy: 'Enregistrez la copie sans mot de passe, puis déposez-la de nouveau.',
  },
  corrupt: {
    message: 'Le fichier est abîmé ou incomplet{what}.',
    remedy: "Ouvrez-le pour vérifier qu'il s'affiche, exportez-le de nouveau et déposez le nouveau fichier.",
  },
  resource_limit: {
    message: 'La lecture de ce fichier demande trop de mémoire.',
    remedy: 'Exportez de nouveau la copie en PDF depuis le traitement de texte, ou déposez-la en DOCX ou en texte.',
  },
  timeout: {
    message: 'La lecture de ce fichier prend trop de temps{what}.',
    remedy: 'Exportez de nouveau la copie en PDF depuis le traitement de texte, ou déposez-la en DOCX ou en texte.',
  },
  no_text_needs_ocr: {
    message: 'Le fichier ne contient que des images de pages et la reconnaissance de texte est désactivée.',
    remedy: 'Déposez la copie en PDF de texte, en DOCX ou en texte, ou activez la reconnaissance de texte.',
  },
  garbled_needs_ocr: {
    message: 'Les polices du fichier ne disent pas quels caractères elles dessinent : le texte est illisible.',
    remedy: 'Exportez de nouveau la copie (par exemple en DOCX ou en texte), ou activez la reconnaissance de texte.',
  },
  handwriting: {
    message: 'La copie semble manuscrite ou trop peu nette pour être lue automatiquement.',
    remedy: "Elle est à corriger par l'enseignant ; une copie tapée ou un scan net de texte imprimé peut être lu.",
  },
  partial: {
    message: "Une partie du fichier n'a pas pu être lue{what}.",
    remedy: 'Exportez de nouveau la copie et déposez le nouveau fichier.',
  },
  archive_refused: {
    message: "L'archive est refusée{what}.",
    remedy: 'Déposez une archive .zip qui contient seulement les copies, sans archive imbriquée.',
  },
};

/** A typed refusal. `what` completes the sentence (it starts with a separator of its own, such as ' : '). */
export function refuse(code: ReadingCode, what = '', details: { place?: string; cause?: unknown } = {}): ReadingError {
  const { message, remedy } = REFUSALS[code];
  return new ReadingError(code, message.replace('{what}', what), { remedy, ...details });
}
