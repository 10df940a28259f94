export {
  capitalise,
  formatCount,
  formatList,
  formatNumber,
  formatShare,
  type Lang,
  shorten,
  typography,
} from './format.ts';
export { problemSentence } from './problems.ts';
export { renderForStudent, renderMessage } from './render.ts';
