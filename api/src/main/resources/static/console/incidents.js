import { get, send } from './http.js';
import { actor, choice, clock, dialog, due, empty, facts, h, pager, priority, state, table, when } from './parts.js';
import { t } from './words.js';

const OPEN = 'REPORTED,ASSIGNED,ACCEPTED,RESOLVED';
const STAGES = ['REPORTED', 'ASSIGNED', 'ACCEPTED', 'RESOLVED', 'CLOSED'];
const redraw = () => dispatchEvent(new Event('hashchange'));
const note = key => ({ key: 'text', label: t(key), rows: 4, maxlength: 2000, autofocus: true });
const rank = (key, value = 2) => ({ key, label: t(key), value, options: [1, 2, 3].map(grade => [grade, t(`${key}${grade}`)]) });
const impact = values => ({ degree: Number(values.degree), scope: Number(values.scope) });

const yes = (key, value = false) => ({ key, label: t(key), value: String(value), options: [['true', t('yes')], ['false', t('no')]] });
const statement = ({ text }) => ({ text, attachments: [] });

/** The classes of the catalogue, each with its subclasses. */
async function classification({ tracking }) {
  const was = tracking.classification;
  const categories = await get('/incidents/categories');
  const named = categories.flatMap(({ code, zh, en, subclasses }) => [[code, `${code} ${zh} ${en}`], ...Object.entries(subclasses).map(([sub, name]) => [sub, `　${name}`])]);
  return [{ key: 'category', label: t('securityClass'), value: was?.category, options: named }, { key: 'level', label: t('securityLevel'), value: was?.level ?? 4, options: [1, 2, 3, 4].map(level => [level, t(`securityLevel${level}`)]) },
    yes('crime', was?.crime), { key: 'basis', label: t('basis'), rows: 3, maxlength: 2000, value: was?.basis }];
}

/** What can be done, what is next in its stage first: the stages in which it can, method and place, what to fill in, what is sent. */
const ACTIONS = {
  accept: [['ASSIGNED'], 'POST', 'acceptance', () => []],
  resolve: [['ACCEPTED'], 'POST', 'resolution', () => [{ key: 'cause', label: t('cause'), rows: 2, maxlength: 2000, autofocus: true }, { key: 'remedy', label: t('remedy'), rows: 4, maxlength: 4000 }, { key: 'causeKey', label: t('causeKey'), maxlength: 100, required: false }],
    ({ causeKey, ...values }) => causeKey ? { ...values, causeKey } : values],
  closeIncident: [['RESOLVED'], 'POST', 'closure', () => [note('verdict')]],
  assign: [['REPORTED', 'ASSIGNED', 'ACCEPTED'], 'PUT', 'assignment', (incident, me) => [{ key: 'assignee', label: t('assigneeHint'), value: incident.assignee ?? me.name, maxlength: 64, autofocus: true }]],
  reopen: [['RESOLVED', 'CLOSED'], 'POST', 'reopening', () => [note('reason')]],
  grade: [['REPORTED', 'ASSIGNED', 'ACCEPTED'], 'PUT', 'impact', incident => [rank('degree', incident.impact?.degree), rank('scope', incident.impact?.scope)], impact],
  note: [['REPORTED', 'ASSIGNED', 'ACCEPTED', 'RESOLVED'], 'POST', 'notes', () => [note('note')]],
  urge: [['REPORTED', 'ASSIGNED', 'ACCEPTED', 'RESOLVED'], 'POST', 'urgings', () => [note('urgeWords')]],
  review: [['CLOSED'], 'POST', 'review', () => [note('findings'), yes('timely', true), yes('sound', true), { key: 'improvement', label: t('improvement'), rows: 2, maxlength: 2000, required: false }],
    ({ text, timely, sound, improvement }) => ({ statement: statement({ text }), timely: timely === 'true', sound: sound === 'true', ...improvement ? { improvement } : {} })],
  supervise: [STAGES, 'POST', 'supervisions', () => [note('findings')], statement],
  classify: [STAGES, 'PUT', 'classification', classification, ({ category, level, crime, basis }) => ({ category, level: Number(level), crime: crime === 'true', basis })],
  inform: [STAGES, 'POST', 'dispatches', () => [{ key: 'type', label: t('reportType'), options: ['FIRST', 'SUPPLEMENT', 'POLICE', 'SUMMARY'].map(word => [word, t(`report${word}`)]) }, { key: 'to', label: t('reportTo'), maxlength: 200 }, note('reportText')],
    ({ type, to, text }) => ({ type, to, statement: statement({ text }) })],
};

/** What makes no sense for this very incident, though its stage would allow it. */
const idle = { review: incident => incident.tracking.reviewed, inform: incident => !incident.tracking.classification };

async function act(name, incident, me) {
  const [, method, place, fields, body = values => values] = ACTIONS[name];
  const asked = await fields(incident, me);
  dialog(t(name), [h('p', null, incident.report.title), name === 'accept' && h('p', { class: 'quiet' }, t('acceptAsk'))], asked, t(name), async values => {
    const given = asked.length > 0 ? body(values) : undefined;
    await send(method, `/incidents/${incident.id}/${place}`, given);
    redraw();
  });
}

const report = me => dialog(t('report'), null, [{ key: 'title', label: t('title'), maxlength: 200, autofocus: true }, { key: 'description', label: t('description'), rows: 4, maxlength: 4000, required: false }, { key: 'unit', label: t('unit'), value: me.unit }, rank('degree'), rank('scope')], t('report'),
  async ({ title, description, unit, ...values }) => { const { subject } = await send('POST', '/incidents', { title, description, unit, impact: impact(values) }); location.hash = `#/incidents/${subject}`; });

const owed = ({ respondBy, resolveBy }) => [respondBy && h('div', null, t('respond'), ' ', due(respondBy)), resolveBy && h('div', null, t('resolveWord'), ' ', due(resolveBy))].filter(Boolean);
const exceeded = clocks => clocks.length > 0 && h('span', { class: 'bad' }, t('exceeded', clocks.map(word => t(word)).join(' ')));

async function list(params, me) {
  const query = { stage: OPEN, ...params };
  const found = await get('/incidents', query.stage === 'ALL' ? { ...query, stage: '' } : query);
  const { cursor, stage, ...others } = params;
  const link = word => `#/incidents?${new URLSearchParams({ ...others, stage: word })}`;
  const rows = found.items.map(incident => [priority(incident.priority),
    [h('a', { href: `#/incidents/${incident.id}` }, incident.report.title), h('small', null, incident.unit, ' ', exceeded(incident.exceeded))],
    state(incident.stage), incident.assignee ?? h('span', { class: 'quiet' }, t('nobody')), owed(incident), when(incident.reportedAt)]);
  return [h('header', { class: 'head' }, h('h1', null, t('incidents')), choice(t('stage'), [[OPEN, t('open'), link(OPEN)], ...STAGES.map(word => [word, t(word), link(word)]), ['ALL', t('all'), link('ALL')]], query.stage), h('button', { onclick: () => report(me) }, t('report'))),
    rows.length === 0 ? empty(t('noIncidents')) : table(t('incidents'), [[t('priority')], [t('incident'), 'wide'], [t('stage')], [t('assignee')], [t('due')], [t('reportedAt'), 'number']], rows), pager(params, 'incidents', found.next)];
}

function said({ event, text }) {
  if (event.startsWith('incident.escalated')) return t(text);
  if (event.startsWith('incident.handed-to-problem')) return h('a', { href: `#/audit?subject=${text}` }, text.slice(0, 8));
  if (event.startsWith('incident.linked')) return h('a', { href: `#/incidents/${text}` }, text.slice(0, 8));
  return event.startsWith('incident.alert-cleared') ? null : text;
}

/** Just after an instant that the server has cut to the millisecond. */
const after = instant => encodeURIComponent(new Date(Date.parse(instant) + 1).toISOString());

async function one(id, params, me) {
  const incident = await get(`/incidents/${id}`, { asOf: params.asOf });
  const { report: told, resolution, tracking } = incident;
  const doable = params.asOf ? [] : Object.keys(ACTIONS).filter(name => ACTIONS[name][0].includes(incident.stage) && !idle[name]?.(incident));
  const steps = [...incident.timeline].reverse();
  return [params.asOf && h('p', { class: 'notice' }, t('asOf', clock(params.asOf)), ' ', h('a', { href: `#/incidents/${id}` }, t('now'))),
    h('header', { class: 'head' }, h('h1', null, told.title), priority(incident.priority), state(incident.stage), exceeded(incident.exceeded)),
    doable.length > 0 && h('div', { class: 'buttons' }, doable.map((name, at) => h('button', { class: at === 0 ? 'primary' : null, onclick: () => act(name, incident, me) }, t(name)))),
    h('div', { class: 'halves' },
      h('section', null, h('h2', null, t('timeline')), h('ol', { class: 'timeline' }, steps.map(step => h('li', null,
        h('p', null, h('b', null, t(step.event.split('/')[0])), h('span', null, actor(step.by)), h('a', { class: 'number', href: `#/incidents/${id}?asOf=${after(step.at)}` }, when(step.at))), said(step) && h('p', { class: 'said' }, said(step)))))),
      h('section', null, h('h2', null, t('incident')), facts([[t('unit'), incident.unit], [t('assignee'), incident.assignee ?? t('nobody')], [t('due'), owed(incident).length > 0 && !params.asOf ? owed(incident) : null],
        [t('impact'), incident.impact && [h('div', null, t(`degree${incident.impact.degree}`)), h('div', null, t(`scope${incident.impact.scope}`))]],
        [t('description'), told.description], [t('cause'), resolution?.cause], [t('remedy'), resolution?.remedy], [t('resolvedBy'), incident.resolvedBy], [t('closedBy'), incident.closedBy],
        [t('securityClass'), tracking.classification && `${tracking.classification.category} · ${t(`securityLevel${tracking.classification.level}`)}`],
        [t('stillOwed'), tracking.owed.length > 0 ? tracking.owed.map(term => h('div', null, t(`owed${term.clock}`), term.to ? ` → ${term.to} ` : ' ', params.asOf ? clock(term.dueBy) : due(term.dueBy))) : null],
        [t('followed'), t('followedN', tracking.urgings, tracking.supervisions, tracking.lapses)], [t('reviewFindings'), tracking.review?.statement.text], [t('improvement'), tracking.review?.improvement],
        [t('behind'), tracking.problems.length > 0 ? tracking.problems.map(problem => h('a', { href: `#/audit?subject=${problem}` }, problem.slice(0, 8), ' ')) : null],
        [t('earlier'), incident.earlier.length > 0 ? incident.earlier.map(other => h('a', { href: `#/incidents/${other}` }, other.slice(0, 8), ' ')) : null],
        [t('related'), [told.target && h('a', { href: `#/targets/${told.target}` }, t('target')), ' ', h('a', { href: `#/audit?subject=${id}` }, t('audit'))]],
        [t('reportedAt'), when(incident.reportedAt)]])))];
}

/** The incidents, or one with all that was done about it, now or as of an instant. */
export const incidents = (params, id, me) => id ? one(id, params, me) : list(params, me);
