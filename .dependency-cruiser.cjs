/** Import rules: see README, "The way of a copy". A stage never imports another; each folder shows one public face. */
const only = (from, allowed, why) => ({
  name: `layer-${from.replaceAll('/', '-')}`,
  comment: why,
  severity: 'error',
  from: { path: `^${from}/`, pathNot: '\\.(test|bench)\\.tsx?$' },
  to: { path: '^(src|workers|test)/', pathNot: [`^${from}/`, ...allowed.map((folder) => `^${folder}`)] },
});
const base = ['src/types/', 'src/errors/', 'src/rubric/'];

module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'public-face',
      comment: 'a folder is used through one of its index.ts',
      severity: 'error',
      from: { path: '^((?:src|workers)/[^/]+)', pathNot: '\\.(test|bench)\\.tsx?$' },
      to: { path: '^src/[^/]+/', pathNot: ['^$1/', '/index\\.ts$'] },
    },
    {
      name: 'no-test-code',
      comment: 'what ships never imports what tests it',
      severity: 'error',
      from: { path: '^(src|workers)/', pathNot: '\\.(test|bench)\\.tsx?$' },
      to: { path: ['^test/', '\\.test\\.tsx?$'] },
    },
    only('src/types', [], 'types stand on nothing'),
    only('src/errors', ['src/types/'], 'errors stand on types'),
    only('src/rubric', ['src/types/', 'src/errors/'], 'rubrics are data'),
    only('src/reading', base, 'a stage never imports another'),
    only('src/dividing', base, 'a stage never imports another'),
    only('src/analysing', base, 'a stage never imports another'),
    only('src/marking', base, 'a stage never imports another'),
    only('src/reporting', base, 'a stage never imports another'),
    only('src/agreement', base, 'agreement compares reports with marks'),
    only('src/store', ['src/types/', 'src/errors/'], 'the store knows no stage'),
    only('src/queue', ['src/types/', 'src/errors/'], 'the queue knows no stage'),
    only(
      'src/server',
      [...base, 'src/store/', 'src/queue/', 'src/reporting/', 'src/web/'],
      'the server is handed a submit function',
    ),
    {
      name: 'layer-src-cli',
      comment: 'the command line stands around everything but the pages',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: '^(src/web|test)/' },
    },
    only(
      'workers',
      [...base, 'src/pipeline.ts', 'src/queue/', 'src/store/', 'src/reporting/'],
      'workers hold no marking logic',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
