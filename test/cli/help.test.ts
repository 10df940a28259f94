import { describe, expect, it } from 'vitest';
import { bareme } from './bareme.ts';

describe('bareme without a command that works', () => {
  it('shows the help and asks for a command when called alone', async () => {
    const { code, stdout } = await bareme([]);
    expect(code).toBe(2);
    expect(stdout).toContain('Usage : bareme <commande>');
  });

  it('lists every command in its help', async () => {
    const { code, stdout } = await bareme(['--help']);
    expect(code).toBe(0);
    for (const name of ['grade', 'read', 'figures', 'check', 'reference', 'agreement', 'serve', 'worker', 'session'])
      expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
  });

  it.each([
    [['nope'], 'la commande « nope » n’existe pas'],
    [['read'], 'il manque l’argument <fichier>'],
    [['read', 'a.txt', '--nope'], 'l’option « --nope » n’existe pas'],
    [['read', 'a.txt', 'b.txt'], 'il y a trop d’arguments'],
    [['session', 'nope'], 'la commande « nope » n’existe pas'],
    [['session', 'purge', 'K7F4F2'], 'effacer une session est définitif'],
    [['figures', '--lang', 'de'], '« de » a été trouvé ; valeurs admises : fr, en'],
  ])('refuses %j in French, with a remedy', async (args, message) => {
    const { code, stdout, stderr } = await bareme(args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr).toContain('Remède');
    expect(stderr).not.toMatch(/error:/);
  });
});
