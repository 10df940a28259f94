import type { Expression } from '../../../types/index.ts';

/** What an expression comes to, and how its percentages take part. */
export interface Evaluation {
  /** With "%" read as a hundredth: "12 500 x 1,4 %" is 175. */
  readonly value: number;
  /** Every term is a percentage, so the value is one too. */
  readonly percent: boolean;
  /** A factor × 100 was written, so the value is already in percent. */
  readonly hundred: boolean;
}

const HUNDRED = 100;

export function evaluate(expression: Expression): Evaluation {
  const evaluation = compute(expression);
  return { ...evaluation, value: withoutNoise(evaluation.value) };
}

/** 12 500 × 1,4 % is 175, not the 174.99999999999997 of binary fractions; a value that no short decimal nears stays. */
function withoutNoise(value: number): number {
  const short = Number(value.toPrecision(12));
  return Math.abs(short - value) < Math.abs(value) * 1e-14 ? short : value;
}

function compute(expression: Expression): Evaluation {
  if (expression.kind === 'figure') {
    const { value, unit } = expression.figure;
    const percent = unit === '%';
    return { value: percent ? (value ?? 0) / HUNDRED : (value ?? 0), percent, hundred: false };
  }
  const left = compute(expression.left);
  const right = compute(expression.right);
  switch (expression.operator) {
    case '+':
      return add(expression, left, right, 1);
    case '-':
      return add(expression, left, right, -1);
    case '*':
      return multiply(expression, left, right);
    case '/':
      return { value: left.value / right.value, percent: left.percent && !right.percent, hundred: left.hundred };
  }
}

/** "100 - 25 %" counts in percent; "100 € - 20 %" takes a share of the amount. */
function add(
  expression: Expression & { kind: 'operation' },
  left: Evaluation,
  right: Evaluation,
  sign: number,
): Evaluation {
  const hundred = left.hundred && right.hundred;
  if (left.percent === right.percent) return { value: left.value + sign * right.value, percent: left.percent, hundred };
  const plain = left.percent ? expression.right : expression.left;
  if (isBare(plain)) {
    const value = left.percent
      ? left.value + (sign * right.value) / HUNDRED
      : left.value / HUNDRED + sign * right.value;
    return { value, percent: true, hundred };
  }
  const value = left.percent ? left.value + sign * right.value : left.value * (1 + sign * right.value);
  return { value, percent: false, hundred };
}

/** A number without a unit, small enough to have been meant in percent. */
function isBare(expression: Expression): boolean {
  if (expression.kind !== 'figure') return false;
  return expression.figure.unit === null && (expression.figure.value ?? 0) <= HUNDRED;
}

function multiply(expression: Expression & { kind: 'operation' }, left: Evaluation, right: Evaluation): Evaluation {
  const hundred = left.hundred || right.hundred || isHundred(expression.left) || isHundred(expression.right);
  return { value: left.value * right.value, percent: left.percent && right.percent, hundred };
}

function isHundred(expression: Expression): boolean {
  return expression.kind === 'figure' && expression.figure.value === HUNDRED && expression.figure.unit !== '%';
}
