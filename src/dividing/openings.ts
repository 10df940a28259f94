/**
 * Lines that open a text of another form than what stands before: a letter, an e-mail, a post. They make it more
 * likely that another answer begins, whatever the question is.
 */
const OPENING =
  /(?:(?:objet|de|[àa]|exp[ée]diteur|destinataire|sujet du mail|e?-?mail|photo|visuel|post instagram|post)\s*:|(?:bonjour|bonsoir|ch[eè]re?s?|madame|monsieur|mme\s*,|coucou|hello)\b|[[(]\s*(?:photo|visuel|image|vid[ée]o|carrousel|post)\b)/iy;

export function opensAnotherForm(text: string, start: number): boolean {
  OPENING.lastIndex = start;
  return OPENING.test(text);
}
