import { constant, label, half, schemas } from './contract.js';
import { actor, clock, h, seconds, span, when } from './parts.js';
import { language, t } from './words.js';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/;
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const DURATION = /^PT?\d[\dDTHMS.]*$/;
/** Members whose values are names that the console has words for. */
const NAMED = new Set(['kind', 'category', 'process', 'topic']);
const ROLE = /^role:[A-Z_]+$/;
const HEX = /^[0-9a-f]{64}$/;
const PAGES = { target: 'targets', incident: 'incidents', duty: 'duties' };

/** Where a subject is shown, by what it is called; nothing where it is not. */
export const place = (name, id, known) => PAGES[name] ? `${PAGES[name]}/${id}` : known[name] && `processes/${known[name]}/${id}`;

/** A link to another subject: to its page where its name tells which, to its entries otherwise. */
const reference = (key, id, known) => h('a', { href: `#/${place(key, id, known) ?? place(key.replace(/s$/, ''), id, known) ?? `audit?subject=${id}`}`, title: id }, id.slice(0, 8));

/** How often something is owed. */
export const cadence = ({ every, unit }) => every === 1 ? t(`each${unit}`) : t('everyN', every, t(`every${unit}`));

const isStretch = value => Object.keys(value).length === 2 && INSTANT.test(value.opensAt ?? value.from) && INSTANT.test(value.closesAt ?? value.until);
const stretch = ({ opensAt, closesAt, from = opensAt, until = closesAt }) => `${clock(from, false)} – ${clock(until, false)}`;

function scalar(key, value, means, constants, known) {
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (typeof value === 'number') return String(value);
  if (constants?.includes(value)) return constant(value, means);
  if (INSTANT.test(value)) return when(value, false);
  if (ID.test(value)) return reference(key, value, known);
  if (DURATION.test(value)) return span(seconds(value));
  if (HEX.test(value)) return h('code', null, value);
  if (NAMED.has(key)) return t(value);
  return value.startsWith('system:') ? actor(value) : ROLE.test(value) ? t(value.slice(5)) : value;
}

/** What there is of a value; null where that is nothing. */
function shown(all, key, value, schema, known) {
  if (value === null || value === undefined || value === '') return null;
  const { of, items, constants, means } = schemas(all, schema, value);
  if (typeof value !== 'object') return scalar(key, value, means, constants, known);
  if (Array.isArray(value)) {
    const each = value.map(one => shown(all, key, one, items, known)).filter(one => one !== null);
    const flat = each.every(one => typeof one === 'string' || one.tagName !== 'DL');
    if (each.length < 2) return each[0] ?? null;
    return flat ? h('span', null, each.flatMap((one, at) => at ? [language === 'en' ? ', ' : '、', one] : [one])) : h('ol', { class: 'each' }, each.map(one => h('li', null, one)));
  }
  if (value.file && value.sha256) return h('a', { href: `#/processes/files/${value.file}`, title: value.sha256 }, `${t('attachment')} ${value.file.slice(0, 8)}`);
  if (isStretch(value)) return stretch(value);
  if (typeof value.text === 'string' && Object.keys(value).every(part => part === 'text' || part === 'attachments')) return statement(all, value, of, known);
  if (Object.keys(value).length === 2 && value.every && value.unit) return cadence(value);
  return record(all, value, of, known);
}

/** What somebody said, and the files beside it. */
const statement = (all, { text, attachments }, of, known) => attachments?.length > 0 ? h('span', null, text, ' ', shown(all, 'attachments', attachments, of('attachments'), known)) : text;

const isBlock = node => node.tagName === 'DL' || node.tagName === 'OL';

/** Terms and what they are, the short ones first, what is nothing left out; what has one term alone stands for itself. */
function record(all, value, of, known) {
  const isSigned = typeof value.by === 'string' && INSTANT.test(value.at);
  const members = Object.keys(value).filter(key => !isSigned || key !== 'at').map(key => [key, of(key), shown(all, key, value[key], of(key), known)]).filter(([, , node]) => node !== null);
  if (isSigned) members.find(([key]) => key === 'by')[2] = h('span', null, actor(value.by), ' · ', when(value.at, false));
  if (members.length === 0) return null;
  members.sort(([, , one], [, , other]) => isBlock(one) - isBlock(other));
  if (members.length === 1 && !isSigned && typeof value[members[0][0]] !== 'boolean') return members[0][2];
  const blocks = members.filter(([, , node]) => node.tagName === 'DL');
  const isOne = isSigned && members.length === 2 && blocks.length === 1;
  return h('dl', { class: 'record' }, members.map(([key, schema, node]) => isOne && node.tagName === 'DL' ? [...node.children] : h('div', { class: isBlock(node) ? 'nested' : null },
    h('dt', { title: schema?.description && half(schema.description) }, schema?.description || t(key) === key ? label(key, schema?.description) : t(key)), h('dd', null, node))));
}

/** What is so of a subject, as the contract names it. */
export const readable = (all, value, schema, known) => shown(all, '', value, schema, known) ?? h('p', { class: 'quiet' }, '—');
