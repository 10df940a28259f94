import { Command } from 'commander';
import { UsageError } from '../../errors/index.ts';
import type { CommandFactory } from '../command.ts';
import { lines } from '../lines.ts';
import { langOption } from '../options.ts';

const help = `
Entrée : une chaîne JSON par ligne. Sortie : pour chaque ligne, un tableau JSON des chiffres lus, dans l’ordre du texte.
Chaque chiffre donne text, start, end (unités UTF-16), value, unit, kind, precision, approximate, low et high.

Exemples :
  echo '"Le taux de conversion est de 25/3000 x 100 = 0,83 %"' | bareme figures
  jq '.pages[].text' copie.json | bareme figures --lang fr`;

function parseLine(line: string, number: number): string {
  const refuse = (cause?: unknown): never => {
    throw new UsageError('figures_line', `la ligne ${number} n’est pas une chaîne JSON : ${line.slice(0, 60)}`, {
      place: `entrée standard, ligne ${number}`,
      remedy: 'mettez chaque texte entre guillemets sur une ligne : "Le panier moyen est de 40 €".',
      cause,
    });
  };
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'string' ? value : refuse();
  } catch (error) {
    return error instanceof UsageError ? refuse() : refuse(error);
  }
}

async function readFigures(lang: 'fr' | 'en'): Promise<void> {
  const { figuresToJson } = await import('../../analysing/figures/index.ts');
  let number = 0;
  for await (const line of lines(process.stdin)) {
    number += 1;
    const found = line.trim() === '' ? [] : figuresToJson(parseLine(line, number), lang);
    process.stdout.write(`${JSON.stringify(found)}\n`);
  }
}

/** `bareme figures`: what the engine reads in numbers, line by line. */
export const figures: CommandFactory = () =>
  new Command('figures')
    .description('lit les chiffres d’un texte : valeur, unité, précision, place')
    .addOption(langOption('langue du texte'))
    .addHelpText('after', help)
    .action(({ lang }: { lang: 'fr' | 'en' }) => readFigures(lang));
