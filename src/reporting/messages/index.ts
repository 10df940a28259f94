export {
  capitalise,
  formatCount,
  formatDay,
  formatList,
  formatNumber,
  formatShare,
  formatShortDay,
  type Lang,
  shorten,
  typography,
} from './format.ts';
export { problemSentence } from './problems.ts';
export { renderForStudent, renderMessage } from './render.ts';
