import type { CompiledQuery, QueryResult } from 'kysely';
import type { Store } from './open-database.ts';

/** Stands in a statement for a value that each run gives. */
class Slot {
  readonly name: PropertyKey;

  constructor(name: PropertyKey) {
    this.name = name;
  }
}

/**
 * A statement that the query layer builds once: building the two statements of each copy took it longer than the rest of
 * their way to the database. `build` writes `slot('name')` wherever it would write the value of that name.
 */
export const prepared =
  <Values extends object>() =>
  <Row>(build: (store: Store, slot: SlotOf<Values>) => { compile(): CompiledQuery<Row> }) => {
    let built: CompiledQuery<Row> | null = null;
    return async (store: Store, values: Values): Promise<QueryResult<Row>> => {
      built ??= build(store, (name) => new Slot(name) as never).compile();
      const filled = built.parameters.map((one) => (one instanceof Slot ? values[one.name as keyof Values] : one));
      return await store.executeQuery({ ...built, parameters: filled });
    };
  };

type SlotOf<Values> = <Name extends keyof Values>(name: Name) => Values[Name];
