export { type Consumer, type ConsumerOptions, type Delivery, GiveUp, HandBack } from './consumer.ts';
export type { QueueHome } from './home.ts';
export { type JobEvent, JobQueue, type JobState, type QueueDepth } from './job-queue.ts';
export { closeJob, gradeJob, type JobData, type JobName, type JobRequest, type QueueName } from './jobs.ts';
