import { download, get, send } from './http.js';
import { clock, dialog, empty, facts, h, pager, percent, seconds, span, table, when } from './parts.js';
import { language, t } from './words.js';

const FORMS = ['DOCX', 'XLSX', 'PDF'];
const again = () => dispatchEvent(new Event('hashchange'));
const may = (me, role) => me.roles.includes(role);
const time = duration => duration ? span(seconds(duration)) : '—';
const share = value => typeof value === 'number' ? percent(value) : '—';
const difference = number => number > 0 ? `+${number}` : String(number);

/** The month before this one, which is the newest that is over. */
const lastMonth = () => { const now = new Date(); return new Date(Date.UTC(now.getFullYear(), now.getMonth() - 1, 1)).toISOString().slice(0, 7); };

const compile = (me, month = lastMonth(), unit = me.unit) => dialog(t('compileAnalysis'), h('p', { class: 'quiet' }, t('compileAsk')),
  [{ key: 'unit', label: t('unit'), value: unit, maxlength: 263 }, { key: 'month', label: t('analysisMonth'), type: 'month', value: month, pattern: '[0-9]{4}-[0-9]{2}' }], t('compileAnalysis'),
  async values => { await send('PUT', '/analyses', values); again(); });

const sign = (analysis, sha256) => dialog(t('signAnalysis'), [h('p', { class: 'quiet' }, t('signAsk')), h('p', null, h('code', null, sha256))], [{ key: 'text', label: t('verdict'), rows: 3, maxlength: 4000 }], t('signAnalysis'),
  async ({ text }) => { await send('POST', `/analyses/${analysis.id}/signature`, { sha256, statement: { text, attachments: [] } }); again(); });

async function verify(analysis) {
  const found = await get(`/analyses/${analysis.id}/verification`);
  dialog(t('verifyAnalysis'), [
    h('p', null, h('span', { class: `light ${found.reproduced ? 'good' : 'bad'}` }, t(found.reproduced ? 'reproduced' : 'notReproduced', found.position))),
    found.skipped.length > 0 && h('p', { class: 'quiet' }, t('skippedThemes', found.skipped.join(' '))),
    found.difference && facts([[t('pointer'), h('code', null, found.difference.pointer || '/')], [t('frozen'), found.difference.frozen ?? '—'], [t('foundNow'), found.difference.found ?? '—']])]);
}

const acts = (analysis, sha256, me) => h('div', { class: 'buttons' },
  analysis.state.stage === 'COMPILED' && may(me, 'APPROVER') && h('button', { class: 'primary', onclick: () => sign(analysis, sha256) }, t('signAnalysis')),
  analysis.state.stage === 'COMPILED' && may(me, 'OPERATOR') && h('button', { onclick: () => compile(me, analysis.state.scope.month, analysis.state.scope.unit) }, t('recompileAnalysis')),
  h('button', { onclick: () => verify(analysis) }, t('verifyAnalysis')),
  FORMS.map(form => h('button', { onclick: () => download(`/analyses/${analysis.id}/document?format=${form}`, `analysis-${analysis.state.scope.month}.${form.toLowerCase()}`), 'aria-label': `${t('download')} ${form}` }, form)));

const stage = analysis => h('span', { class: `tag ${analysis.state.stage}` }, t(analysis.state.stage === 'SIGNED' ? 'analysisSigned' : 'analysisCompiled'));

async function list(params, me) {
  const found = await get('/analyses', { sort: '-state.scope.month', ...params });
  const rows = found.items.map(analysis => [
    h('a', { href: `#/analyses/${analysis.id}` }, analysis.state.scope.month), analysis.unit, stage(analysis), when(analysis.state.compiledAt, false), String(analysis.state.position),
    analysis.state.approval ? [analysis.state.approval.name, h('small', null, when(analysis.state.approval.at, false))] : '—']);
  return [h('header', { class: 'head' }, h('h1', null, t('analyses')), may(me, 'OPERATOR') && h('button', { class: 'primary', onclick: () => compile(me) }, t('compileAnalysis'))),
    rows.length === 0 ? empty(t('noAnalyses')) : table(t('analyses'), [[t('analysisMonth')], [t('unit'), 'wide'], [t('state')], [t('compiledAt')], [t('position'), 'number'], [t('signedBy')]], rows), pager(params, 'analyses', found.next)];
}

/** Bars beside their numbers, the longest as wide as there is room. */
function bars(rows, width = 160) {
  const most = Math.max(1, ...rows.map(([, count]) => count));
  return h('ul', { class: 'bars' }, rows.map(([word, count]) => h('li', null, h('span', null, word),
    h('svg', { viewBox: `0 0 ${width} 10`, width, height: 10, 'aria-hidden': 'true' }, h('path', { class: 'bar-of', d: `M0 1H${(count / most * width).toFixed(1)}V9H0Z` })), h('b', null, String(count)))));
}

const breakdown = (title, found) => found.counts.length > 0 && [h('h3', null, title), bars([...found.counts.map(one => [t(one.of), one.count]), ...(found.others > 0 ? [[t('others'), found.others]] : [])])];
const trend = (title, months) => [h('h3', null, title), bars(months.map(one => [one.month, one.count]))];
const numbers = found => facts(Object.entries(found).filter(([, value]) => typeof value === 'number').map(([key, value]) => [t(`figure_${key}`), key.endsWith('Share') || key === 'share' ? share(value) : String(value)]));
const spreads = (...all) => table(t('timesTaken'), [[t('item')], [t('times'), 'number'], [t('mean'), 'number'], [t('median'), 'number'], [t('longest'), 'number']], all.map(([word, one]) => [word, String(one.count), time(one.mean), time(one.median), time(one.longest)]));
const theme = (title, ...parts) => h('section', { class: 'figures' }, h('h2', null, title), parts.flat(2).filter(Boolean));

const compared = figures => table(t('compared'), [[t('item'), 'wide'], [t('thisMonth'), 'number'], [t('previousMonth'), 'number'], [t('changeBy'), 'number'], [t('lastYear'), 'number'], [t('changeBy'), 'number']],
  ['incidents', 'problems', 'changes', 'backups', 'alerts'].map(key => {
    const months = figures[key].trend.map(one => one.count), now = months[12], before = months[11], year = months[0];
    return [t(`trend_${key}`), String(now), String(before), difference(now - before), String(year), difference(now - year)];
  }));

async function one(id, me) {
  const [analysis, frozen] = await Promise.all([get(`/analyses/${id}`), get(`/analyses/${id}/figures`)]);
  const { figures, sha256 } = frozen.compilation;
  const { incidents, problems, changes, backups, restores, availability, alerts, watches, compliance } = figures;
  return [h('header', { class: 'head' }, h('h1', null, `${analysis.state.scope.month} · ${analysis.unit}`), stage(analysis)), acts(analysis, sha256, me),
    h('section', { class: 'figures' }, facts([[t('position'), String(analysis.state.position)], [t('sha256'), h('code', null, sha256)], [t('compiledAt'), when(analysis.state.compiledAt)],
      [t('signedBy'), analysis.state.approval && `${analysis.state.approval.name} · ${clock(analysis.state.approval.at)} · ${analysis.state.approval.statement.text}`]]), compared(figures)),
    h('div', { class: 'pairs' },
      theme(t('incidents'), numbers(incidents), spreads([t('response'), incidents.response], [t('toResolve'), incidents.resolution]), breakdown(t('byPriority'), incidents.byPriority), breakdown(t('byKind'), incidents.byKind), breakdown(t('byUnit'), incidents.byUnit), trend(t('trend_incidents'), incidents.trend)),
      theme(t('availability'), numbers(availability), table(t('leastAvailable'), [[t('target'), 'wide'], [t('availability'), 'number'], [t('failedProbes'), 'number']], availability.least.slice(0, 20).map(target => [[h('a', { href: `#/targets/${target.target}` }, target.name), h('small', null, target.unit)], percent(target.share, 3), String(target.failures)])))),
    h('div', { class: 'pairs' },
      theme(t('figure_problems'), numbers(problems), breakdown(t('byOrigin'), problems.byOrigin), spreads([t('toResolve'), problems.solution])),
      theme(t('changesTheme'), numbers(changes), breakdown(t('byOutcome'), changes.byOutcome), breakdown(t('byKind'), changes.byKind))),
    h('div', { class: 'pairs' },
      theme(t('backupsTheme'), numbers(backups), breakdown(t('byMethod'), backups.byMethod), h('h3', null, t('restoresTheme')), numbers({ ...restores, testsPassed: restores.tests.sound, testsFailed: restores.tests.unsound })),
      theme(t('alerts'), numbers(alerts), table(t('noisiest'), [[t('rule'), 'wide'], [t('kind')], [t('times'), 'number'], [t('targets'), 'number']], alerts.noisiest.map(noise => [noise.rule, t(noise.kind), String(noise.raised), String(noise.targets)])))),
    h('div', { class: 'pairs' },
      theme(t('duties'), numbers(watches), watches.rosters.length > 0 && table(t('duties'), [[t('roster'), 'wide'], [t('covered'), 'number'], [t('missedTurns'), 'number']], watches.rosters.map(roster => [[roster.name, h('small', null, roster.unit)], share(roster.share), String(roster.missed)]))),
      theme(t('complianceTheme'), numbers(compliance), compliance.overdue > 0 && [h('h3', null, t('overdueClauses')), h('p', { class: 'bad' }, compliance.requirements.filter(one => one.verdict === 'OVERDUE').map(one => one.id).join(language === 'en' ? ', ' : '、'))]))];
}

/** What each month came to: compiled from the ledger, found there again, signed, and taken along as a document. */
export const analyses = (params, id, me) => id ? one(id, me) : list(params, me);
