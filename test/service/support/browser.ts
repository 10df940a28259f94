import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const chromiumAt = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

/** Whether this machine has a browser; the suite says in its title when it has not. */
export const hasBrowser = chromiumAt !== undefined;

/** A headless browser that speaks to nobody but the pages under test. */
export async function startBrowser(): Promise<Browser> {
  if (chromiumAt === undefined) throw new Error('no browser');
  return await chromium.launch({
    executablePath: chromiumAt,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

const SIZES = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const;

/** A page that stands wherever it goes wider than a phone is hard to read there: how many pixels it overflows by. */
export async function overflowOnPhone(page: Page): Promise<number> {
  await page.setViewportSize(SIZES.phone);
  const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  await page.setViewportSize(SIZES.desk);
  return Number(overflow);
}

/** Keeps pictures of a page at both sizes in the folder BAREME_SHOTS, to be looked at; without it, does nothing. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.BAREME_SHOTS;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    await page.screenshot({ path: join(folder, `${name}-${size}.png`), fullPage: true });
  }
  await page.setViewportSize(SIZES.desk);
}

/**
 * What a person who uses a keyboard or a screen reader would miss on a page: fields without a label, pages without one
 * main heading, text of too little contrast, things to press that are too small for a thumb.
 */
export async function barriers(page: Page): Promise<string[]> {
  return (await page.evaluate(`(${findBarriers})()`)) as string[];
}

// Runs in the page, where there is neither type nor module.
const findBarriers = `() => {
  const found = [];
  if (document.querySelectorAll('h1').length !== 1) found.push('not one h1');
  if (!document.documentElement.lang) found.push('no language');
  for (const field of document.querySelectorAll('input:not([type=hidden]), select, textarea')) {
    if (field.labels.length === 0 && !field.getAttribute('aria-label')) found.push('no label: ' + (field.name || field.id));
  }
  for (const frame of document.querySelectorAll('iframe')) if (!frame.title) found.push('no title: iframe');
  const parse = (color) => (color.match(/[\\d.]+/g) || []).map(Number);
  const light = (color) => {
    const [r, g, b] = color.map((one) => one / 255).map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [a, b] = [light(one), light(other)].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  const background = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = parse(getComputedStyle(at).backgroundColor);
      if (color.length === 3 || color[3] > 0) return color;
    }
    return [255, 255, 255];
  };
  for (const element of document.querySelectorAll('body *')) {
    if (element.closest('.skip') || element.disabled) continue;
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
    if (!own) continue;
    const ratio = contrast(parse(getComputedStyle(element).color), background(element));
    if (ratio < 4.5) found.push('contrast ' + ratio.toFixed(1) + ': ' + element.textContent.trim().slice(0, 40));
  }
  for (const element of document.querySelectorAll('button, input:not([type=hidden]):not([type=checkbox]), select, summary')) {
    const { width, height } = element.getBoundingClientRect();
    if (height > 0 && (width < 24 || height < 24)) found.push('too small: ' + (element.textContent || element.name));
    const border = parse(getComputedStyle(element).borderTopColor);
    if (['INPUT', 'SELECT', 'TEXTAREA'].includes(element.tagName) && height > 0 && contrast(border, background(element)) < 3)
      found.push('edge: ' + element.name);
  }
  return [...new Set(found)];
}`;
