import { Refusal } from './http.js';
import { language, t } from './words.js';

const SVG = 'http://www.w3.org/2000/svg';
const DRAWN = new Set(['svg', 'path', 'line', 'title']);

/** An element; properties starting with "on" listen, children that are null or false are left out. */
export function h(name, properties, ...children) {
  const element = DRAWN.has(name) ? document.createElementNS(SVG, name) : document.createElement(name);
  for (const [key, value] of Object.entries(properties || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat(3).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

const two = number => String(number).padStart(2, '0');

/** An instant in the reader's own zone, with its year where that is not this one. */
export function clock(instant, seconds = true) {
  const at = new Date(instant);
  const year = at.getFullYear() === new Date().getFullYear() ? '' : `${at.getFullYear()}-`;
  return `${year}${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}${seconds ? `:${two(at.getSeconds())}` : ''}`;
}

export const when = (instant, seconds) => instant ? h('time', { datetime: instant, title: instant }, clock(instant, seconds)) : '—';

/** Seconds in the two largest units that matter. */
export function span(seconds) {
  const zh = language !== 'en';
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 10 && !Number.isInteger(seconds)) return `${seconds.toFixed(2)} s`;
  const units = [[86400, zh ? '天' : 'd'], [3600, zh ? '小时' : 'h'], [60, zh ? '分' : 'min'], [1, zh ? '秒' : 's']];
  const first = units.findIndex(([size]) => seconds >= size);
  const [size, word] = units[first];
  const rest = units[first + 1] && Math.floor(seconds % size / units[first + 1][0]);
  return `${Math.floor(seconds / size)} ${word}${rest ? ` ${rest} ${units[first + 1][1]}` : ''}`;
}

/** Seconds of an ISO 8601 duration as the server writes it. */
export function seconds(duration) {
  const [, days, hours, minutes, rest] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(duration || '') || [];
  return Number(days || 0) * 86400 + Number(hours || 0) * 3600 + Number(minutes || 0) * 60 + Number(rest || 0);
}

/** What is left until an instant, or by how much it has passed. */
export function due(instant) {
  if (!instant) return '—';
  const left = (Date.parse(instant) - Date.now()) / 1000;
  return h('span', { class: left < 0 ? 'bad' : left < 1800 ? 'warn' : '', title: clock(instant) }, t(left < 0 ? 'over' : 'left', span(Math.max(1, Math.abs(left)))));
}

/** A share in per cent, never rounded up to more than was reached. */
export const percent = (share, digits = 2) => typeof share === 'number' ? `${(Math.floor(share * 10 ** (digits + 2) + 1e-6) / 10 ** digits).toFixed(digits)}%` : '—';

/** A value with the unit that its metric's name ends in. */
export function reading(metric, value) {
  if (typeof value !== 'number') return '—';
  if (metric === 'probe_success') return t(value >= 1 ? 'up' : 'down');
  if (metric.endsWith('_ratio')) return percent(value, 1);
  if (metric.endsWith('_seconds')) return span(value);
  if (metric.endsWith('_days_left')) return span(value * 86400);
  if (metric.includes('_bytes')) {
    const power = Math.min(4, Math.floor(Math.log2(Math.max(1, value)) / 10));
    return `${(value / 1024 ** power).toFixed(power ? 1 : 0)} ${['B', 'KiB', 'MiB', 'GiB', 'TiB'][power]}${metric.endsWith('_per_second') ? '/s' : ''}`;
  }
  return String(Math.round(value * 1000) / 1000);
}

/** A limit of a metric; that of the probe itself is a bare number. */
export const bound = (metric, value) => metric === 'probe_success' ? String(value) : reading(metric, value);

const tag = (kind, ...words) => h('span', { class: `tag ${kind}` }, words);
export const severity = grade => tag(`s${grade}`, t(`severity${grade}`));
export const priority = grade => grade ? tag(`s${grade}`, `P${grade}`) : tag('', t('ungraded'));
export const state = word => tag(word, t(word));
export const light = up => h('span', { class: `light ${up === true ? 'good' : up === false ? 'bad' : ''}` }, t(up === true ? 'up' : up === false ? 'down' : 'unknown'));
export const empty = words => h('p', { class: 'empty' }, words);
export const actor = name => t((name || '').replace(/^system:/, ''));

/** A table; on a narrow screen each row folds into a block that names its cells. */
export function table(label, columns, rows) {
  return h('div', { class: 'scroll' }, h('table', { 'aria-label': label },
    h('thead', null, h('tr', null, columns.map(([name, kind]) => h('th', { scope: 'col', class: kind }, name)))),
    h('tbody', null, rows.map(cells => h('tr', null, cells.map((cell, at) => h('td', { class: columns[at][1], 'data-name': columns[at][0] }, cell)))))));
}

/** Terms and what they are; pairs without a value are left out. */
export const facts = pairs => h('dl', { class: 'facts' }, pairs.filter(([, value]) => value !== null && value !== undefined && value !== '').map(([term, value]) => h('div', null, h('dt', null, term), h('dd', null, value))));

/** Links that choose one of several, the chosen one marked. */
export const choice = (label, options, chosen) => h('nav', { class: 'choice', 'aria-label': label }, options.map(([value, word, href]) => h('a', { href, 'aria-current': value === chosen ? 'true' : null }, word)));

/** The way to the next page and back to the first. */
export function pager(params, path, next) {
  const at = cursor => `#/${path}?${new URLSearchParams({ ...params, cursor })}`;
  const { cursor, ...first } = params;
  return (next || cursor) && h('nav', { class: 'pager' }, cursor && h('a', { href: `#/${path}?${new URLSearchParams(first)}` }, t('newest')), next && h('a', { href: at(next) }, t('more')));
}

/** The average of a metric over time, with the band between lowest and highest where there is room. */
export function chart(metric, points, width, height, band) {
  if (!points || points.length < 2) return h('span', { class: 'quiet' }, '—');
  const times = points.map(point => Date.parse(point.at));
  const lows = points.map(point => point.min), highs = points.map(point => point.max);
  const low = Math.min(...lows), high = Math.max(...highs), from = times[0], to = times[times.length - 1];
  const x = at => (1 + (times[at] - from) / (to - from || 1) * (width - 2)).toFixed(1);
  const y = value => (high === low ? height / 2 : height - 2 - (value - low) / (high - low) * (height - 4)).toFixed(1);
  const line = values => values.map((value, at) => `${at ? 'L' : 'M'}${x(at)} ${y(value)}`).join('');
  const around = points.map((_, at) => at).reverse().map(at => `L${x(at)} ${y(lows[at])}`).join('');
  const says = t('chart', t(metric), reading(metric, low), reading(metric, high), reading(metric, points[points.length - 1].last));
  return h('svg', { class: 'chart', viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': says, style: `height:${height}px;${band ? '' : `width:${width}px`}` },
    h('title', null, says), band && h('path', { class: 'band', d: `${line(highs)}${around}Z` }), h('path', { class: 'line', d: line(points.map(point => point.average)) }));
}

/** A refusal as the server put it, field by field. */
export function refused(refusal) {
  if (!(refusal instanceof Refusal)) throw refusal;
  return h('div', { class: 'refused', role: 'alert' }, h('p', null, refusal.message),
    refusal.errors.length > 0 && h('ul', null, refusal.errors.map(error => h('li', null, h('code', null, error.field), ' ', error.message))),
    refusal.requestId && h('p', { class: 'quiet' }, t('requestId'), ' ', h('code', null, refusal.requestId)));
}

const field = ({ key, label, value = '', options, rows, required = true, ...rest }) => h('label', null, h('span', null, label),
  options ? h('select', { name: key }, options.map(([option, word]) => h('option', { value: option, selected: String(option) === String(value) }, word)))
    : rows ? h('textarea', { name: key, rows, required, ...rest }, value) : h('input', { name: key, value, required, ...rest }));

/** A form whose submission may be refused; it says so and keeps what was typed. */
export function form(fields, word, submit, cancel) {
  const answer = h('div', { 'aria-live': 'polite' });
  const button = h('button', { class: 'primary' }, word);
  return h('form', { onsubmit: async event => {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(event.target));
    button.disabled = true;
    answer.replaceChildren();
    try {
      await submit(values);
    } catch (refusal) {
      answer.replaceChildren(refused(refusal));
    } finally {
      button.disabled = false;
    }
  } }, fields.map(field), answer, h('div', { class: 'buttons' }, button, cancel && h('button', { type: 'button', onclick: cancel }, t('cancel'))));
}

/** Something over the page: text, or a form that closes it once it is accepted. */
export function dialog(title, content, fields, word, submit) {
  const opener = document.activeElement;
  const box = h('dialog', { 'aria-label': title, onclose: () => { box.remove(); (opener?.isConnected ? opener : document.getElementById('main'))?.focus(); } });
  const shut = () => box.close();
  box.append(h('h2', null, title), ...[content].flat().filter(Boolean), fields
    ? form(fields, word, async values => { await submit(values); shut(); }, shut)
    : h('div', { class: 'buttons' }, h('button', { type: 'button', onclick: shut }, t('close'))));
  document.body.append(box);
  box.showModal();
}
