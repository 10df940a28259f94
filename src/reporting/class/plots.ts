import { createRequire } from 'node:module';
import type * as Echarts from 'echarts';
import { formatNumber, type Lang } from '../messages/index.ts';
import { type ClassLabels, classLabels } from './labels.ts';
import type { ClassReport } from './schema.ts';

type Option = Echarts.EChartsOption;

const WIDTH = 500;
const FONT = 'system-ui, sans-serif';
const INK = '#1c1c22';
const MUTED = '#55555f';
const BLUE = '#2f5fc4';

let loaded: typeof Echarts | undefined;

/** The plotting library takes a tenth of a second to load: only a class page pays for it, and it stays synchronous. */
function echarts(): typeof Echarts {
  loaded ??= createRequire(import.meta.url)('echarts/dist/echarts.common.min.js') as typeof Echarts;
  return loaded;
}

/** How many copies are in each band of marks, with the median; inline SVG that fills its box. */
export function distributionPlot(marks: NonNullable<ClassReport['marks']>, lang: Lang): string {
  const label = classLabels[lang];
  const bands = marks.histogram;
  const width = (bands[0]?.to ?? 1) - (bands[0]?.from ?? 0);
  const median = Math.min(bands.length - 1, marks.median / width);
  const option: Option = {
    grid: { left: 36, right: 10, top: 34, bottom: 32 },
    xAxis: [
      {
        type: 'category',
        data: bands.map(({ from, to }) => band(from, to, lang)),
        ...axisText,
        axisLabel: { ...text, fontSize: 11, interval: 0 },
        axisTick: { show: false },
      },
      // A second, hidden scale in marks, so that the median stands where it is and not in the middle of a band.
      { type: 'value', min: 0, max: bands.at(-1)?.to ?? 1, show: false },
    ],
    // Headroom for the name of the median, above the highest bar.
    yAxis: {
      type: 'value',
      minInterval: 1,
      max: ({ max }) => Math.ceil(max * 1.2),
      name: label.copiesAxis,
      nameTextStyle: text,
      ...axisText,
      splitLine,
    },
    series: [
      {
        type: 'bar',
        data: bands.map(({ count }) => (count === 0 ? null : count)),
        barCategoryGap: '12%',
        itemStyle: { color: BLUE, borderRadius: [4, 4, 0, 0] },
        label: { show: true, position: 'top', ...text, color: INK },
      },
      {
        type: 'scatter',
        clip: false,
        xAxisIndex: 1,
        data: [],
        markLine: {
          symbol: 'none',
          silent: true,
          lineStyle: { color: '#b45309', width: 2, type: 'dashed' },
          label: {
            ...text,
            color: '#7a3806',
            fontWeight: 'bold',
            formatter: `${label.median} ${formatNumber(marks.median, lang)}`,
          },
          data: [{ xAxis: median * width }],
        },
      },
    ],
  };
  return draw(option, 230, label.distribution);
}

/** Success of each question, in the order of the paper. */
export function successPlot(questions: ClassReport['questions'], lang: Lang): string {
  const label = classLabels[lang];
  const shown = [...questions].reverse();
  const option: Option = {
    grid: { left: 40, right: 48, top: 8, bottom: 28 },
    xAxis: {
      type: 'value',
      min: 0,
      max: 100,
      interval: 25,
      ...axisText,
      splitLine,
      axisLabel: { ...text, formatter: '{value} %' },
    },
    yAxis: { type: 'category', data: shown.map(({ id }) => id), ...axisText, axisTick: { show: false } },
    series: [
      {
        type: 'bar',
        data: shown.map(({ success }) => ({
          value: Math.round(success * 100),
          itemStyle: { color: successColour(success) },
        })),
        barWidth: '62%',
        showBackground: true,
        backgroundStyle: { color: '#ececf1' },
        label: { show: true, position: 'right', ...text, color: INK, formatter: '{c} %' },
      },
    ],
  };
  return draw(option, 40 + 26 * questions.length, label.success);
}

/** Below half, between, above three quarters; the number beside says the same without colour. */
export function successColour(success: number): string {
  if (success < 0.5) return '#b3261e';
  return success < 0.75 ? '#8a5a0b' : '#2e7d4f';
}

const text = { fontFamily: FONT, fontSize: 12, color: MUTED };
const axisText = { axisLabel: text, axisLine: { lineStyle: { color: '#b5b5c0' } } };
const splitLine = { lineStyle: { color: '#e6e6ec' } };

function band(from: number, to: number, lang: Lang): string {
  return `${formatNumber(from, lang)}–${formatNumber(to, lang)}`;
}

function draw(option: Option, height: number, title: ClassLabels['title']): string {
  const chart = echarts().init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    chart.setOption({ ...option, animation: false });
    return settled(chart.renderToSVGString(), title, height);
  } finally {
    chart.dispose();
  }
}

/** A page that runs nothing needs no pointer styles, whose names change from one call to the next, and no fixed size. */
function settled(svg: string, title: string, height: number): string {
  return svg
    .replace(/<style[^>]*>.*?<\/style>/gs, '')
    .replace(/ (?:class|pointer-events|ecmeta_\w+)="[^"]*"/g, '')
    .replace(/^<svg width="\d+" height="\d+"/, `<svg role="img" aria-label="${title}"`)
    .replace(/viewBox="[^"]*"/, `viewBox="0 0 ${WIDTH} ${height}"`);
}
