/**
 * Lines that open a text of another form than what stands before: a letter, an e-mail, a post. They make it more
 * likely that another answer begins, whatever the question is.
 */
const OPENINGS: readonly RegExp[] = [
  /^(?:objet|de|à|a|exp[ée]diteur|destinataire|sujet du mail|mail|e-?mail)\s*:/i,
  /^(?:bonjour|bonsoir|ch[eè]re?s?|madame|monsieur|mme\s*,|coucou|hello)\b/i,
  /^[[(]\s*(?:photo|visuel|image|vid[ée]o|carrousel|post)\b/i,
  /^(?:photo|visuel|post instagram|post)\s*:/i,
];

export function opensAnotherForm(line: string): boolean {
  return OPENINGS.some((expression) => expression.test(line));
}
