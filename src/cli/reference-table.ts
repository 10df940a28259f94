import type { QuantityDescription } from '../marking/reference/index.ts';
import { table } from './table.ts';

function block({ title, expected, formula, accepted, misconceptions }: QuantityDescription): readonly string[] {
  return [
    '',
    `${title} : ${expected}`,
    ...(formula === null ? [] : [`  = ${formula}`]),
    ...accepted.map((one) => `  juste aussi   ${one.value}  ${one.title}`),
    ...misconceptions.map((one) => `  faux          ${one.value}  ${one.message}`),
  ];
}

/** The data of the annexes in one table, then each result with what is right, how, and what goes wrong. */
export function referenceTable(title: string, quantities: readonly QuantityDescription[]): string {
  const given = quantities.filter((one) => one.given);
  const results = quantities.filter((one) => !one.given);
  const data = table(
    ['donnée', 'valeur'],
    given.map((one) => [one.title, one.expected]),
  );
  const lines = [title];
  if (given.length > 0) lines.push('', 'Données des annexes', ...data.slice(1).map((line) => `  ${line}`));
  lines.push('', `Résultats attendus (${results.length})`, ...results.flatMap(block));
  return `${lines.join('\n')}\n`;
}
