import type { Quantity } from '../../rubric/index.ts';
import { type Candidate, candidate } from './candidate.ts';
import type { Search } from './known-candidates.ts';
import type { Scaled } from './scale.ts';
import type { Site } from './sites.ts';

/** A figure that states a quantity though no value known of it: by its words alone, or by the formula that gives it. */
export function asWritten(
  site: Site,
  name: string,
  quantity: Quantity,
  scaled: Scaled,
  status: 'wrong' | 'carried',
  search: Search,
): Candidate {
  return candidate({
    site,
    name,
    quantity,
    status,
    rule: quantity.rule,
    value: scaled.value,
    closeness: 'exact',
    scaled,
    label: search.around.label(site, name),
    topic: search.around.topic(site, quantity),
    formula: status === 'carried' ? { share: 1 } : null,
    otherFormula: false,
    wanted: search.wanted.has(name),
  });
}
