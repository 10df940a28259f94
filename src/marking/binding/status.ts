/**
 * What binding a figure to a quantity would mean. known: a value of the subject's index; consistent: rightly computed
 * from the student's own rounded values; carried: rightly computed from
 * the student's own wrong values; restated: one of the student's own wrong values again; slip: a right formula with a wrong
 * result; wrong: nothing but the label says so.
 */
export type Status =
  | 'expected'
  | 'accepted'
  | 'misconception'
  | 'rounded-down'
  | 'consistent'
  | 'carried'
  | 'restated'
  | 'slip'
  | 'wrong';
