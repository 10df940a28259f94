import { Command } from 'commander';
import type { CommandFactory } from '../command.ts';
import type { GradeRequest } from '../grading/grade-command.ts';
import { choice, langOption, list } from '../options.ts';

const help = `
Les dossiers sont lus avec leurs sous-dossiers. Chaque copie garde le nom de son fichier : marie.pdf devient marie.html.
Une copie illisible n’arrête pas les autres et n’a jamais zéro : son rapport dit pourquoi elle n’est pas notée.
Avec le format pdf, une copie rendue en PDF revient aussi annotée (marie.annotated.pdf).

Exemples :
  bareme grade ecolobulles-2026 copies/ --out rapports
  bareme grade ecolobulles-2026 marie.pdf paul.docx --format html,pdf --view student
  bareme grade rubrics/mon-sujet copies/ --format json,html,csv,xlsx
  bareme grade o-de-lavande-2026 copies/ --lang en

Codes de sortie : 0 tout est noté ou blanc, 2 commande ou barème à corriger, 3 des copies n’ont pas pu être lues.`;

const formats = ['json', 'html', 'pdf', 'csv', 'xlsx'];

/** `bareme grade`: a folder of copies becomes a folder of reports. */
export const grade: CommandFactory = (report) =>
  new Command('grade')
    .description('note des copies : un rapport par copie et un rapport de classe')
    .argument('<sujet>', 'dossier d’un barème, ou son nom')
    .argument('<copies...>', 'copies (texte, PDF, DOCX, ODT, images, ZIP) et dossiers de copies')
    .option('--out <dossier>', 'où écrire les rapports (reports par défaut)', 'reports')
    .addOption(list('--format <formats>', 'formats des rapports, séparés par des virgules', formats, ['json', 'html']))
    .addOption(choice('--view <vue>', 'rapport pour l’enseignant ou pour l’élève', ['teacher', 'student'], 'teacher'))
    .addOption(langOption('langue des rapports'))
    .addHelpText('after', help)
    .action(async (subject: string, copies: string[], options: Omit<GradeRequest, 'subject' | 'copies'>) => {
      const { gradeCommand } = await import('../grading/grade-command.ts');
      report(await gradeCommand({ subject, copies, ...options }));
    });
