import type { Lang } from '../lang.ts';

export interface SessionLine {
  readonly id: string;
  readonly title: string;
  readonly className: string;
  readonly code: string;
  readonly state: string;
  readonly closesAt: Date;
  readonly copies: number;
  readonly waiting: number;
}

export interface TeacherFrame {
  readonly lang: Lang;
  readonly teacher: string;
  readonly timeZone: string;
}
