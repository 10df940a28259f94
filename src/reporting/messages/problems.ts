import type { ReadingCode } from '../../errors/index.ts';
import type { Lang } from './format.ts';

type State = 'blank' | 'unassigned' | 'unreadable';

/** Why a copy has no mark and what can be done, by the state of the copy and by the reader's refusal code. */
export const problems: Readonly<Record<Lang, Readonly<Record<State | ReadingCode, string>>>> = {
  fr: {
    blank: "La copie ne contient aucune réponse. Aucune note n'est proposée.",
    unassigned:
      "La copie contient du texte, mais aucune réponse n'a pu être rattachée à une question : numérotez les réponses (1.1, 1.2…) ou rattachez-les à la main.",
    unreadable: "Le fichier n'a pas pu être lu. Aucune note n'est proposée.",
    not_found: 'Le fichier est introuvable : vérifiez son nom et son dossier.',
    not_pdf: "Le fichier porte l'extension .pdf mais n'est pas un PDF : exportez de nouveau la copie en PDF.",
    unsupported: "Ce type de fichier n'est pas lu : enregistrez la copie en PDF, DOCX, ODT ou texte.",
    binary: 'Le fichier ne contient pas de texte lisible : enregistrez la copie en PDF, DOCX, ODT ou texte.',
    empty: "Le fichier est vide : vérifiez que l'envoi s'est terminé, puis déposez la copie de nouveau.",
    too_large: 'Le fichier est trop volumineux : déposez la copie seule, sans les annexes.',
    too_many_pages: 'Le fichier a trop de pages : déposez la copie seule, sans le sujet ni les annexes.',
    password: 'Le fichier est protégé par un mot de passe : enregistrez la copie sans mot de passe.',
    corrupt: "Le fichier est abîmé ou incomplet : vérifiez qu'il s'ouvre, puis exportez-le de nouveau.",
    resource_limit: 'La lecture du fichier demande trop de mémoire : déposez la copie en DOCX ou en texte.',
    timeout: 'La lecture du fichier prend trop de temps : déposez la copie en DOCX ou en texte.',
    no_text_needs_ocr:
      'Le fichier ne contient que des images : déposez une copie tapée ou activez la reconnaissance de texte.',
    garbled_needs_ocr: 'Le texte du fichier est illisible : déposez la copie en DOCX ou en texte.',
    handwriting: "La copie semble manuscrite ou trop peu nette : elle est à corriger par l'enseignant.",
    partial: "Une partie du fichier n'a pas pu être lue : exportez de nouveau la copie.",
    archive_refused: "L'archive est refusée : déposez une archive .zip qui contient seulement les copies.",
  },
  en: {
    blank: 'The copy holds no answer. No mark is proposed.',
    unassigned:
      'The copy holds text, but no answer could be tied to a question: number the answers (1.1, 1.2…) or assign them by hand.',
    unreadable: 'The file could not be read. No mark is proposed.',
    not_found: 'The file was not found: check its name and folder.',
    not_pdf: 'The file is named .pdf but is not a PDF: export the copy as a PDF again.',
    unsupported: 'This type of file is not read: save the copy as PDF, DOCX, ODT or text.',
    binary: 'The file holds no readable text: save the copy as PDF, DOCX, ODT or text.',
    empty: 'The file is empty: check that the upload ended, then hand the copy in again.',
    too_large: 'The file is too large: hand in the copy alone, without the annexes.',
    too_many_pages: 'The file has too many pages: hand in the copy alone, without the paper or the annexes.',
    password: 'The file is protected by a password: save the copy without one.',
    corrupt: 'The file is damaged or incomplete: check that it opens, then export it again.',
    resource_limit: 'Reading the file takes too much memory: hand in the copy as DOCX or text.',
    timeout: 'Reading the file takes too long: hand in the copy as DOCX or text.',
    no_text_needs_ocr: 'The file holds only images: hand in a typed copy or turn text recognition on.',
    garbled_needs_ocr: 'The text of the file cannot be read: hand in the copy as DOCX or text.',
    handwriting: 'The copy seems handwritten or too blurred: the teacher has to mark it.',
    partial: 'A part of the file could not be read: export the copy again.',
    archive_refused: 'The archive is refused: hand in a .zip archive that holds the copies only.',
  },
};

/** The sentence of a state or of a refusal code; that of "unreadable" for a code that is not known. */
export function problemSentence(code: string, lang: Lang): string {
  const known: Readonly<Record<string, string>> = problems[lang];
  return (Object.hasOwn(known, code) ? known[code] : undefined) ?? problems[lang].unreadable;
}
