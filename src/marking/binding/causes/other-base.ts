import { type CauseFinder, cause } from './context.ts';
import { substitutions } from './substitution.ts';

/** Divided by another datum than the one that the indicator is measured on. */
export const otherBase: CauseFinder = (context) =>
  substitutions(context)
    .filter(({ side }) => side === 'base')
    .map(({ used, instead }) =>
      cause('other-base', used, context, {
        used: context.reference.title(used),
        instead: context.reference.title(instead),
      }),
    );
