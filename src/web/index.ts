export type { Lang } from './lang.ts';
export { showState } from './lang.ts';
export { copyPage, errorPage, homePage, noticePage, sessionPage } from './student-pages.tsx';
export { progressScript, style } from './style.ts';
export {
  bulkPage,
  type SessionLine,
  sessionsPage,
  signInPage,
  teacherCopyPage,
  teacherSessionPage,
} from './teacher-pages.tsx';
