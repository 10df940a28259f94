import { gradeWithPipeline } from './grade.ts';
import { serveGrading } from './serve-grading.ts';

// The program of a grading child: see grading-pool.ts.
serveGrading(gradeWithPipeline);
