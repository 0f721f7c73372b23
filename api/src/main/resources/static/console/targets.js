import { find, get } from './http.js';
import { bound, chart, choice, clock, empty, facts, h, light, pager, reading, seconds, severity, span, state, table, when } from './parts.js';
import { t } from './words.js';

const PAGE = 20;
const TELLING = ['http_total_seconds', 'host_cpu_ratio', 'host_memory_used_ratio', 'http_status_code', 'http_certificate_days_left', 'probe_duration_seconds'];
const HOUR = 3_600_000;
const SPANS = { hour1: HOUR, day: 24 * HOUR, week: 7 * 24 * HOUR, month: 30 * 24 * HOUR };

const status = target => find(`/targets/${target.id}/status`);
const isUp = run => run ? run.outcome === 'SUCCEEDED' : null;
const telling = run => TELLING.map(metric => run?.samples.find(sample => sample.metric === metric)).filter(Boolean);

/** The points of one of several instances; of the first where none is named. */
async function points(target, metric, instance, length) {
  const to = Date.now();
  const all = (await find(`/targets/${target}/metrics/${metric}`, { instance, from: new Date(to - length).toISOString(), to: new Date(to).toISOString() }))?.points ?? [];
  return all.filter(point => point.instance === (instance ?? all[0].instance));
}

async function row(target) {
  const run = await status(target);
  const values = telling(run).slice(0, 3);
  const line = values[0] && await points(target.id, values[0].metric, values[0].instance, SPANS.hour1);
  return [[h('a', { href: `#/targets/${target.id}` }, target.definition.name), h('small', null, target.definition.address)], target.stage === 'WATCHED' ? light(isUp(run)) : state(target.stage),
    t(target.definition.kind), target.unit,
    h('span', { class: 'values' }, run?.detail ? h('span', { class: 'bad' }, run.detail) : values.map(sample => h('span', { title: sample.metric }, t(sample.metric), ' ', h('b', null, reading(sample.metric, sample.value))))),
    chart(values[0]?.metric, line, 120, 24), run ? when(run.at) : t('noRun')];
}

async function list(params) {
  const found = await get('/targets', { ...params, limit: PAGE });
  const stages = [['', t('all'), '#/targets'], ...['WATCHED', 'PAUSED', 'RETIRED'].map(stage => [stage, t(stage), `#/targets?stage=${stage}`])];
  const rows = await Promise.all(found.items.map(row));
  return [h('header', { class: 'head' }, h('h1', null, t('targets')), choice(t('state'), stages, params.stage ?? '')),
    rows.length === 0 ? empty(t('noTargets')) : table(t('targets'), [[t('target'), 'wide'], [t('state')], [t('kind')], [t('unit')], [t('latestValues'), 'wide'], [t('trend')], [t('lastRun'), 'number']], rows), pager(params, 'targets', found.next)];
}

function asked({ threshold, absence }) {
  if (absence) return `${t(absence.metric)} ${t('absentFor', absence.intervals)}`;
  const { metric, comparison, value, against, holds } = threshold;
  const limit = !against ? bound(metric, value) : `${value} × ${against.with === 'last-week' ? t('lastWeek') : t(against.metric)}`;
  return `${t(metric)} ${t(comparison)} ${limit}${holds ? ` · ${t('holds')} ${span(seconds(holds))}` : ''}`;
}

const ruleRow = rule => [severity((rule.threshold ?? rule.absence).severity), rule.rule, [asked(rule), h('small', null, rule.reason)],
  [t(rule.origin), h('small', null, rule.origin === 'UNIT' && rule.from)], rule.standing ? [t(rule.standing.level), h('small', null, rule.standing.at && when(rule.standing.at))] : '—'];

async function one(id, params) {
  const target = await get(`/targets/${id}`);
  const { definition, maintenance } = target;
  const [run, rules] = await Promise.all([status(target), get(`/targets/${id}/rules`)]);
  const samples = run?.samples ?? [];
  const metric = params.metric ?? telling(run)[0]?.metric ?? 'probe_success';
  const length = SPANS[params.span] ? params.span : 'hour1';
  const drawn = await points(id, metric, params.instance ?? telling(run).find(sample => sample.metric === metric)?.instance, SPANS[length]);
  const link = changed => `#/targets/${id}?${new URLSearchParams({ ...params, ...changed })}`;
  return [h('header', { class: 'head' }, h('h1', null, definition.name), target.stage === 'WATCHED' ? light(isUp(run)) : state(target.stage)),
    maintenance && h('p', { class: 'notice' }, t('maintenanceUntil', clock(maintenance.until), maintenance.reason)),
    run?.detail && h('p', { class: 'refused' }, run.detail),
    facts([[t('kind'), t(definition.kind)], [t('unit'), target.unit], [t('address'), definition.address], [t('owner'), definition.owner], [t('interval'), span(seconds(definition.interval))], [t('lastRun'), run && when(run.at)], [t('took'), run && span(seconds(run.took))]]),
    h('section', null, h('header', { class: 'head' }, h('h2', null, t(metric), ' ', h('small', null, params.instance)), choice(t('resolution'), Object.keys(SPANS).map(key => [key, t(key), link({ span: key })]), length)),
      drawn.length < 2 ? empty(t('noPoints')) : [chart(metric, drawn, 1200, 140, true), h('p', { class: 'axis' }, when(drawn[0].at), h('span', null, t('chart', t(metric), reading(metric, Math.min(...drawn.map(point => point.min))), reading(metric, Math.max(...drawn.map(point => point.max))), reading(metric, drawn[drawn.length - 1].last))), when(drawn[drawn.length - 1].at))]),
    target.facts && h('section', null, h('h2', null, t('knownFacts')), table(t('knownFacts'), [[t('fact')], [t('value'), 'wide'], [t('before'), 'wide'], [t('since')]], target.facts.map(fact => [t(fact.name), fact.text, fact.was, when(fact.since)]))),
    h('div', { class: 'halves' },
      h('section', null, h('h2', null, t('latestValues')), samples.length === 0 ? empty(t('noRun')) : table(t('latestValues'), [[t('metric'), 'wide'], [t('value'), 'number']], samples.map(sample => [
        [h('a', { href: link({ metric: sample.metric, instance: sample.instance }), 'aria-current': sample.metric === metric && sample.instance === (params.instance ?? drawn[0]?.instance) ? 'true' : null }, t(sample.metric)), h('small', null, [sample.instance, t(sample.metric) !== sample.metric && sample.metric].filter(Boolean).join(' · '))], reading(sample.metric, sample.value)]))),
      h('section', null, h('h2', null, t('thresholds')), rules.length === 0 ? empty(t('nothing')) : table(t('thresholds'), [[t('severity')], [t('rule')], [t('metric'), 'wide'], [t('ruleFrom')], [t('standing')]], rules.map(ruleRow))))];
}

export const targets = (params, id) => id ? one(id, params) : list(params);
