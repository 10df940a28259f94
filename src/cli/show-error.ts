import { BaremeError, ReadingError, RubricError, UsageError } from '../errors/index.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';

const indent = (text: string, by: string): string => text.replaceAll('\n', `\n${by}`);

function why(error: Error): string | null {
  return error.cause instanceof Error ? error.cause.message : null;
}

/** One missing file can cause hundreds of faults: enough are shown to start mending. */
const mostFaults = 25;

function describeRubric(error: RubricError): string {
  const count = error.faults.length;
  const head = `Erreur : le barème ne peut pas être utilisé (${count} faute${count > 1 ? 's' : ''}).`;
  const rest = count > mostFaults ? [`\n  … et ${count - mostFaults} autres fautes ; corrigez d’abord celles-ci.`] : [];
  const faults = error.faults
    .slice(0, mostFaults)
    .map((fault) => `\n  ${fault.place}\n    ${indent(fault.found, '    ')}\n    → ${indent(fault.remedy, '      ')}`);
  return [head, ...faults, ...rest].join('\n');
}

function describe(error: BaremeError): string {
  const lines = [`Erreur : ${error.message}`];
  if (error.place !== null) lines.push(`  Où       : ${error.place}`);
  const cause = why(error);
  if (cause !== null) lines.push(`  Pourquoi : ${indent(cause, '             ')}`);
  if (error.remedy !== null) lines.push(`  Remède   : ${indent(error.remedy, '             ')}`);
  return lines.join('\n');
}

/** What a person reads on the terminal: what happened, where, why, and what to do. */
export function errorText(error: unknown): string {
  if (error instanceof RubricError) return describeRubric(error);
  if (error instanceof BaremeError) return describe(error);
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Erreur interne de Barème : ce n’est pas votre faute.\n  Remède   : signalez-la avec les lignes suivantes.\n${stack}`;
}

export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof ReadingError) return exitCodes.unreadable;
  if (error instanceof UsageError || error instanceof RubricError) return exitCodes.usage;
  return error instanceof BaremeError ? exitCodes.usage : exitCodes.internal;
}
