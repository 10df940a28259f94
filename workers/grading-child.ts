import { gradeWithPipeline, warmUp } from './grade.ts';
import { serveGrading } from './serve-grading.ts';

// The program of a grading child: see grading-pool.ts. Warm before it says that it is ready: the first student of the
// day waits no longer than the others.
await warmUp();
serveGrading(gradeWithPipeline);
