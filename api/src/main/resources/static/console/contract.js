import { get } from './http.js';
import { language, t } from './words.js';

const ZH = language !== 'en';
const NONE = { paths: {}, tags: [] };
let read;

/** What the server says of itself in its contract, asked for once; nothing where it does not say. */
export const contract = () => read ??= get('/openapi').catch(() => { read = undefined; return NONE; });

/** A part of the contract, wherever it refers to. */
function plain(all, part) {
  while (part?.$ref) part = part.$ref.slice(2).split('/').reduce((where, key) => where?.[key], all);
  return part;
}

/** The variant of a schema that has all members of a value. */
const fits = (schema, value) => schema?.oneOf?.find(one => Object.keys(value).every(key => one.properties?.[key])) ?? schema;

/** The schema of a value's members, of an element, of a map's values, each with what refers to it. */
export function schemas(all, schema, value) {
  const own = plain(all, schema);
  const chosen = own?.oneOf ? fits({ oneOf: own.oneOf.map(one => plain(all, one)) }, value) : own;
  return { of: key => chosen?.properties?.[key] ?? chosen?.additionalProperties, items: chosen?.items, constants: own?.enum, means: own?.description ?? schema?.description ?? '' };
}

/** What is said in the reader's language of a text in both. */
export function half(text) {
  const cut = text.indexOf(' / ');
  return cut < 0 ? text : ZH ? text.slice(0, cut) : text.slice(cut + 3);
}

/** An identifier as words. */
const words = name => name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_-]/g, ' ').toLowerCase().replace(/^./, first => first.toUpperCase());

/** A member's name for people. */
export const label = (key, means) => ZH && means ? half(means).split(/[；，（：。]/)[0] : words(key);

/** A constant's word: in Chinese the one that the contract has beside it. */
export function constant(name, means) {
  const word = new RegExp(`(?:^|[^A-Z_0-9])${name} ([^，；（/。、\\s]+)`).exec(means)?.[1];
  return word ? ZH ? word : words(name) : t(name);
}

const parameters = (all, path) => (all.paths[`/api/v1/${path}`]?.get?.parameters ?? []).map(one => plain(all, one));
const page = (all, path) => Object.keys(all.paths).find(one => one.startsWith(`/api/v1/${path}/{`) && one.endsWith('}') && one.split('/').length === 5);

/** What is in a successful answer. */
const answer = (all, path) => plain(all, all.paths[path]?.get?.responses?.['200'])?.content?.['application/json']?.schema;

/** A list of subjects as the contract has it: its filters, its stages, the schema of one subject; undefined where there is none. */
export function listing(all, path) {
  const one = page(all, path);
  if (!one) return undefined;
  const asked = parameters(all, path);
  const stage = asked.find(parameter => /^(state\.)?stage$/.test(parameter.name));
  const means = stage && plain(all, stage.schema.items ?? stage.schema);
  const tag = all.tags?.find(({ name }) => name === all.paths[`/api/v1/${path}`].get.tags?.[0]);
  return { schema: answer(all, one), texts: asked.map(({ name }) => name).filter(name => name.endsWith('.like')), sorts: asked.find(({ name }) => name === 'sort')?.schema.enum ?? [],
    stage: stage?.name, stages: means?.enum ?? [], means: means?.description ?? '', word: tag && half(tag.description ?? '').split(/[：、，:,]/)[0] };
}

/** The lists whose subjects stand somehow and have a timeline. */
export const processes = all => Object.keys(all.paths).map(path => path.slice('/api/v1/'.length)).filter(path => /^[a-z-]+$/.test(path) && page(all, path)).filter(path => {
  const members = plain(all, answer(all, page(all, path)))?.properties ?? {};
  return members.state && members.timeline;
});

/** What a subject of a list is called by others, as "medium" of "media". */
export const singular = (all, path) => /\{(.+)\}$/.exec(page(all, path) ?? '')?.[1];

export const has = (all, path) => `/api/v1/${path}` in all.paths;
