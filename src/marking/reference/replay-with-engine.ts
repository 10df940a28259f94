import { plain } from './formula.ts';
import type { Model } from './model.ts';

/** Replays a rule in Publicodes itself (some milliseconds): for rules that are not plain arithmetic. */
export function replayWithEngine(rule: string, own: ReadonlyMap<string, number>, model: Model): number | null {
  const engine = model.engine.shallowCopy();
  const situation: Record<string, string> = {};
  for (const [name, value] of own) {
    const unit = model.units.get(name) ?? null;
    situation[name] = unit === '%' ? `${value * 100} %` : `${value}${unit === null ? '' : ` ${unit}`}`;
  }
  engine.setSituation(situation);
  const { nodeValue } = engine.evaluate(rule);
  return typeof nodeValue === 'number' ? plain(nodeValue, model.units.get(rule) ?? null) : null;
}
