/** Options of the service commands; what is not said comes from the environment. */
export interface ServiceOptions {
  readonly port?: string;
  readonly host?: string;
  readonly data?: string;
  readonly concurrency?: string;
}

const variables = {
  port: 'BAREME_PORT',
  host: 'BAREME_HOST',
  data: 'BAREME_DATA',
  concurrency: 'BAREME_CONCURRENCY',
} as const;

/** The environment with the options of the command line over it: checked once, in one place, as variables. */
export function environmentWith(options: ServiceOptions): Readonly<Record<string, string | undefined>> {
  const given = Object.entries(variables).flatMap(([option, variable]) => {
    const value = options[option as keyof ServiceOptions];
    return value === undefined ? [] : [[variable, value] as const];
  });
  return { ...process.env, ...Object.fromEntries(given) };
}
