import { constant, contract, listing, processes as found, schemas, singular } from './contract.js';
import { get } from './http.js';
import { sentence } from './audit.js';
import { calendar } from './calendar.js';
import { actor, clock, due, empty, h, pager, table, when } from './parts.js';
import { readable } from './record.js';
import { t } from './words.js';

/** The lists of the processes: where the title of a subject is, or first where else, and until when something is owed of it. */
const CAPABILITIES = {
  problems: ['state.finding.title', 'state.owed.dueBy'],
  changes: ['state.application.title', 'state.owed.dueBy'],
  requests: ['state.application.title', 'state.owed.dueBy'],
  operations: ['state.request.title|state.basis.procedure.name', 'state.reviewBy'],
  manuals: ['state.binding.title', 'state.owing.by'],
  documents: ['state.filing.title', 'state.validity.reviewBy'],
  staff: ['state.body.name'],
  mandates: ['state.appointment.process|state.appointment.person'],
  backups: ['state.definition.name', 'owedBy'],
  runs: ['state.policy.name', 'state.failure.owedBy'],
  media: ['state.label.text', 'state.backBy'],
  restores: ['state.plan.title'],
  accesses: ['state.application.data|state.application.person', 'state.application.until'],
  inspections: ['state.plan.name', 'state.owedBy'],
  nonconformities: ['state.discovery.found.where', 'state.owedBy'],
  evaluations: ['state.site.name'],
  publications: ['state.draft.title'],
  disclosures: ['state.item.title', 'state.owedBy'],
  plans: ['state.content.title'],
  warnings: ['state.hazard.title'],
  emergencies: ['state.declaration.title'],
  analyses: ['state.scope.month'],
  discoveries: ['scope.ranges'],
  files: ['contents.name'],
};

const at = (value, pointer) => pointer?.split('|').map(way => way.split('.').reduce((part, key) => part?.[key], value)).find(one => one !== undefined && one !== null && one !== '');
const told = value => Array.isArray(value) ? value.join(', ') : typeof value === 'object' ? undefined : t(value);
const after = instant => encodeURIComponent(new Date(Date.parse(instant) + 1).toISOString());
const changed = subject => subject.changedAt ?? subject.openedAt ?? subject.storedAt;

/** The table's lists that this server has, then all others whose subjects have a stage and a timeline. */
function lists(all) {
  const there = Object.keys(CAPABILITIES).filter(path => Object.keys(all.paths).length === 0 || listing(all, path));
  return [...there, ...found(all).filter(path => !there.includes(path))];
}

/** In which list a subject is found, by what it is called. */
export const homes = all => Object.fromEntries(lists(all).map(path => [singular(all, path), path]));

const word = (all, path) => t(path) === path ? listing(all, path)?.word ?? path : t(path);
const pointers = (path, about) => CAPABILITIES[path] ?? [about?.texts[0]?.replace(/\.like$/, ''), 'state.owed.dueBy'];
const stage = (subject, about) => {
  const name = subject.state?.stage ?? subject.stage;
  return name ? h('span', { class: `tag ${name}` }, constant(name, about?.means ?? '')) : '';
};

const menu = (all, paths, chosen) => h('nav', { class: 'menu', 'aria-label': t('processes') }, paths.map(path => h('a', { href: `#/processes/${path}`, 'aria-current': path === chosen ? 'page' : null }, word(all, path))));

function filter(path, about, params) {
  const text = about?.texts.find(name => `${pointers(path, about)[0]}`.split('|').includes(name.slice(0, -'.like'.length))) ?? about?.texts[0];
  const choose = event => {
    event.preventDefault();
    const given = Array.from(new FormData(event.currentTarget)).filter(([, value]) => value);
    event.currentTarget.querySelectorAll('input, select').forEach(input => { input.defaultValue = input.value; });
    location.hash = `#/processes/${path}?${new URLSearchParams(given)}`;
  };
  return h('form', { class: 'filter', onsubmit: choose },
    about?.stage && h('label', null, h('span', { class: 'unseen' }, t('stage')), h('select', { name: about.stage, onchange: event => event.target.form.requestSubmit() }, h('option', { value: '' }, t('everyStage')),
      about.stages.map(name => h('option', { value: name, selected: name === params[about.stage] }, constant(name, about.means))))),
    text && h('label', null, h('span', { class: 'unseen' }, t('titleHas')), h('input', { name: text, value: params[text] ?? '', placeholder: t('titleHas'), type: 'search' })),
    h('label', null, h('span', { class: 'unseen' }, t('unit')), h('input', { name: 'unit', value: params.unit ?? '', placeholder: t('unit'), autocapitalize: 'none' })),
    h('button', null, t('search')), Object.keys(params).length > 0 && h('a', { href: `#/processes/${path}` }, t('clear')));
}

async function list(all, path, params) {
  const about = listing(all, path);
  const [title, owed] = pointers(path, about);
  const sort = about?.sorts.includes('-changedAt') ? { sort: '-changedAt' } : {};
  const [answer, windows] = await Promise.all([get(`/${path}`, { ...sort, ...params }), path === 'changes' && calendar()]);
  const rows = answer.items.map(subject => [
    [h('a', { href: `#/processes/${path}/${subject.id}` }, told(at(subject, title)) ?? subject.id.slice(0, 8)), h('small', null, subject.unit)],
    stage(subject, about), at(subject, owed) ? due(at(subject, owed)) : '', when(changed(subject), false)]);
  const columns = [[t('title'), 'wide'], [t('stage')], [t('due')], [t('changedAt'), 'number']].map((column, cell) => ({ column, cell })).filter(({ cell }) => rows.some(cells => cells[cell] !== ''));
  return [h('header', { class: 'head' }, h('h1', null, word(all, path)), filter(path, about, params)), windows,
    rows.length === 0 ? empty(t('noSubjects')) : table(word(all, path), columns.map(({ column }) => column), rows.map(cells => columns.map(({ cell }) => cells[cell]))), pager(params, `processes/${path}`, answer.next)];
}

async function one(all, path, id, params) {
  const about = listing(all, path);
  const subject = await get(`/${path}/${id}`, { asOf: params.asOf });
  const { id: self, unit, state, timeline, openedAt, changedAt, ...rest } = subject;
  const title = told(at(subject, pointers(path, about)[0])) ?? word(all, path);
  const { stage: named, ...now } = state ?? rest;
  const schema = state ? schemas(all, about?.schema, subject).of('state') : about?.schema;
  const shown = readable(all, now, schema, homes(all));
  return [params.asOf && h('p', { class: 'notice' }, t('asOf', clock(params.asOf)), ' ', h('a', { href: `#/processes/${path}/${id}` }, t('now'))),
    h('p', { class: 'way' }, h('a', { href: `#/processes/${path}` }, word(all, path)), h('span', { class: 'quiet' }, `${unit} · ${t('changedAt')} `, when(changed(subject), false))),
    h('header', { class: 'head' }, h('h1', null, title), stage(subject, about)),
    h('p', { class: 'buttons' }, path === 'files' && subject.stage === 'STORED' && h('a', { href: `/api/v1/files/${id}/content`, download: title }, t('download')), h('a', { href: `#/audit?subject=${id}` }, t('audit'))),
    h('div', { class: timeline ? 'halves' : null }, h('section', null, h('h2', null, t('standsNow')), shown),
      timeline && h('section', null, h('h2', null, t('timelineOf')), h('ol', { class: 'timeline' }, [...timeline].reverse().map(step => h('li', null,
        h('p', null, h('b', null, t(step.event.split('/')[0])), h('span', null, actor(step.by)), h('a', { class: 'number', href: `#/processes/${path}/${id}?asOf=${after(step.at)}` }, when(step.at, false))), h('p', { class: 'said' }, sentence(step)))))))];
}

/** What goes on by the processes of the standard: list by list, and each subject with all that was done about it. */
export async function processes(params, place) {
  const all = await contract();
  const paths = lists(all);
  const [chosen, id] = (place ?? '').split('/');
  const path = paths.includes(chosen) ? chosen : paths[0];
  return h('div', { class: 'beside' }, menu(all, paths, path), h('div', null, await (id ? one(all, path, id, params) : list(all, path, params))));
}
