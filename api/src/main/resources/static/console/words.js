/** What the console says, in both languages; what the server says it says itself. */
const WORDS = {
  product: ['台账', 'Taizhang'], subtitle: ['运维监测与处置', 'Operations ledger'],
  overview: ['总览', 'Overview'], targets: ['监测对象', 'Targets'], alerts: ['告警', 'Alerts'], incidents: ['事件', 'Incidents'], audit: ['审计轨迹', 'Audit trail'],
  login: ['登录', 'Log in'], logout: ['退出', 'Log out'], name: ['用户名', 'User name'], password: ['口令', 'Password'],
  firstStart: ['首次使用：账号 admin，初始口令显示在启动窗口中，请登录后尽快修改。', 'First use: the account is admin, its password is shown where the server was started. Change it soon.'],
  ended: ['登录已失效，请重新登录。', 'Your session has ended. Please log in again.'],
  changePassword: ['修改口令', 'Change password'], oldPassword: ['当前口令', 'Current password'], newPassword: ['新口令', 'New password'],
  language: ['English', '中文'], skip: ['跳到正文', 'Skip to content'], sections: ['栏目', 'Sections'], roles: ['角色', 'Roles'], noRoles: ['尚无角色', 'no role yet'], apiDocs: ['接口文档', 'API reference'],
  live: ['实时', 'Live'], offline: ['连接中断', 'Offline'], resting: ['已暂停刷新', 'Paused'], entry: ['第 {0} 笔', 'No. {0}'], unreachable: ['无法连接服务器，请检查网络后重试。', 'The server cannot be reached. Check the network and try again.'],
  cancel: ['取消', 'Cancel'], close: ['关闭', 'Close'], retry: ['重试', 'Try again'], more: ['下一页', 'Next page'], newest: ['回到最新', 'Back to newest'], all: ['全部', 'All'], search: ['查询', 'Search'], clear: ['清除条件', 'Clear'], requestId: ['请求编号', 'Request id'],
  openAlerts: ['未结告警', 'Open alerts'], openIncidents: ['未结事件', 'Open incidents'], acknowledgedN: ['已确认 {0}', '{0} acknowledged'], suppressedN: ['静默 {0}', '{0} suppressed'], ungraded: ['未定级', 'Ungraded'],
  severity1: ['严重', 'Critical'], severity2: ['重要', 'Major'], severity3: ['一般', 'Minor'], severity4: ['提示', 'Info'],
  watched: ['监测中', 'Watched'], paused: ['维护中', 'In maintenance'], down: ['不可用', 'Down'], up: ['可用', 'Up'], unknown: ['未知', 'Unknown'],
  availability: ['可用率', 'Availability'], day: ['24 小时', '24 h'], week: ['7 天', '7 d'], month: ['30 天', '30 d'], worst: ['可用率最低十项', 'Worst ten'], noWorst: ['近 30 天均无中断。', 'Nothing was down in the last 30 days.'], latest: ['最新入账', 'Latest entries'],
  target: ['监测对象', 'Target'], state: ['状态', 'State'], unit: ['单位', 'Unit'], kind: ['类别', 'Kind'], address: ['地址', 'Address'], owner: ['责任人', 'Owner'], interval: ['间隔', 'Interval'], latestValues: ['最近取值', 'Latest values'], trend: ['近一小时', 'Last hour'], lastRun: ['最近一次', 'Last run'], took: ['耗时', 'Took'], thresholds: ['阈值规则', 'Threshold rules'], rule: ['规则', 'Rule'], text: ['内容', 'Text'], maintenanceUntil: ['维护至 {0}：{1}', 'In maintenance until {0}: {1}'], metric: ['指标', 'Metric'], value: ['取值', 'Value'], holds: ['持续', 'For'],
  resolution: ['粒度', 'Resolution'], hour1: ['1 小时', '1 h'], noPoints: ['此时段没有数据。', 'No data in this period.'], chart: ['{0}：最小 {1}，最大 {2}，最近 {3}', '{0}: lowest {1}, highest {2}, last {3}'],
  severity: ['级别', 'Severity'], alert: ['告警', 'Alert'], raisedAt: ['触发时间', 'Raised'], occurrence: ['第 {0} 次', 'Occurrence {0}'], acknowledge: ['确认', 'Acknowledge'], acknowledgeNote: ['确认说明', 'Note'], acknowledgedBy: ['{0} 确认：{1}', 'Acknowledged by {0}: {1}'], escalatedN: ['已升级 {0} 次', 'escalated {0}×'], clearedAt: ['{0} 解除', 'Cleared {0}'], toldN: ['已通知 {0}', 'Told {0}'],
  OPEN: ['待确认', 'Open'], ACKNOWLEDGED: ['已确认', 'Acknowledged'], SUPPRESSED: ['静默', 'Suppressed'], CLEARED: ['已解除', 'Cleared'],
  REPORTED: ['待派单', 'Reported'], ASSIGNED: ['待受理', 'Assigned'], ACCEPTED: ['处置中', 'Accepted'], RESOLVED: ['待关闭', 'Resolved'], CLOSED: ['已关闭', 'Closed'], open: ['未结', 'Open'],
  WATCHED: ['监测中', 'Watched'], PAUSED: ['维护中', 'In maintenance'], RETIRED: ['已停用', 'Retired'], SUCCEEDED: ['成功', 'Succeeded'], FAILED: ['失败', 'Failed'], TIMED_OUT: ['超时', 'Timed out'],
  ABOVE: ['高于', 'above'], AT_LEAST: ['不低于', 'at least'], BELOW: ['低于', 'below'], AT_MOST: ['不高于', 'at most'], EQUAL: ['等于', 'equal to'], NOT_EQUAL: ['不等于', 'not equal to'],
  priority: ['优先级', 'Priority'], incident: ['事件', 'Incident'], stage: ['阶段', 'Stage'], assignee: ['处置人', 'Assignee'], nobody: ['未派单', 'nobody yet'], reportedAt: ['上报时间', 'Reported'], due: ['时限', 'Due'], respond: ['受理', 'Accept'], resolveWord: ['处置', 'Resolve'], left: ['余 {0}', '{0} left'], over: ['逾期 {0}', '{0} overdue'], exceeded: ['已逾期：{0}', 'Exceeded: {0}'], RESPONSE: ['受理时限', 'acceptance'], RESOLUTION: ['处置时限', 'resolution'],
  impact: ['影响', 'Impact'], degree: ['影响程度', 'Degree'], scope: ['影响范围', 'Scope'], degree1: ['1 服务中断或数据丢失', '1 Service down or data lost'], degree2: ['2 主要功能受损', '2 Main function impaired'], degree3: ['3 次要功能受损或有替代办法', '3 Minor function impaired or a way round exists'], scope1: ['1 全平台或多个站点', '1 Whole platform or several sites'], scope2: ['2 单个站点或系统', '2 One site or system'], scope3: ['3 个别栏目、部门或少数用户', '3 One column, department or few users'],
  timeline: ['处置经过', 'Timeline'], description: ['情况描述', 'Description'], cause: ['原因', 'Cause'], remedy: ['处置措施', 'Remedy'], causeKey: ['原因归类（可不填，用于发现重复事件）', 'Cause key (optional, finds repeats)'], resolvedBy: ['解决人', 'Resolved by'], closedBy: ['关闭人', 'Closed by'], earlier: ['同因事件', 'Same cause'], related: ['关联', 'Related'],
  grade: ['定级', 'Grade'], assign: ['派单', 'Assign'], accept: ['受理', 'Accept'], note: ['补充记录', 'Add a note'], resolve: ['解决', 'Resolve'], closeIncident: ['关闭事件', 'Close'], reopen: ['重新打开', 'Reopen'], report: ['上报事件', 'Report an incident'], title: ['标题', 'Title'], verdict: ['关闭意见', 'Verdict'], reason: ['理由', 'Reason'], acceptAsk: ['确认受理此事件，由您负责处置。', 'You take this incident on.'], assigneeHint: ['处置人用户名', 'Assignee’s user name'],
  asOf: ['截至 {0} 的情形', 'As it stood at {0}'], now: ['回到现在', 'Back to now'], position: ['序号', 'No.'], time: ['时间', 'Time'], actor: ['操作人', 'Actor'], actorHint: ['操作人账号', 'Actor’s account'], event: ['事项', 'Event'], what: ['摘要', 'What happened'], from: ['来源地址', 'From'], original: ['台账原文 第 {0} 笔', 'Ledger entry no. {0}'], textSearch: ['摘要包含', 'Text contains'],
  noAlerts: ['没有符合条件的告警。', 'No alert matches.'], noIncidents: ['没有符合条件的事件。', 'No incident matches.'], noTargets: ['还没有监测对象，可通过接口 POST /api/v1/targets 登记。', 'No target yet: register one by POST /api/v1/targets.'], noEntries: ['没有符合条件的条目。', 'No entry matches.'], noRun: ['尚未运行', 'Not run yet'], nothing: ['暂无数据。', 'Nothing yet.'],
  WATCH: ['值班人员', 'watch'], OPERATOR: ['运维人员', 'operator'], APPROVER: ['审批人员', 'approver'], AUDITOR: ['审计人员', 'auditor'], SYSTEM_ADMINISTRATOR: ['系统管理员', 'system administrator'], SECURITY_ADMINISTRATOR: ['安全管理员', 'security administrator'], AUDIT_ADMINISTRATOR: ['审计管理员', 'audit administrator'],
  Watchman: ['监测值守', 'the watch'], Sweeper: ['时限督办', 'the clock'], FirstStart: ['首次启动', 'first start'], WhenAlertRaisedThenReportIncident: ['告警自动上报', 'alert reporting'], WhenAlertClearedThenTellIncident: ['告警解除联动', 'alert follow-up'], WhenCauseKnownThenLinkIncident: ['同因事件关联', 'repeat linking'],
  website: ['网站', 'Website'], 'new-media': ['新媒体', 'New media'], app: ['移动应用', 'App'], host: ['主机', 'Host'], database: ['数据库', 'Database'], middleware: ['中间件', 'Middleware'], network: ['网络', 'Network'], storage: ['存储', 'Storage'], 'host-hardware': ['主机硬件', 'Host hardware'], 'operating-system': ['操作系统', 'Operating system'], 'resource-library': ['资源库', 'Resource library'], interaction: ['互动交流', 'Interaction'], disclosure: ['信息公开', 'Disclosure'], application: ['应用系统', 'Application'], log: ['日志', 'Log'], 'data-interface': ['数据接口', 'Data interface'], 'base-service': ['基础服务', 'Base service'],
  probe_success: ['探测结果', 'Probe'], probe_duration_seconds: ['探测耗时', 'Probe duration'], http_total_seconds: ['页面响应', 'Page time'], http_status_code: ['状态码', 'HTTP status'], http_body_bytes: ['页面大小', 'Page size'], http_certificate_days_left: ['证书剩余', 'Certificate left'], host_cpu_ratio: ['CPU', 'CPU'], host_memory_used_ratio: ['内存', 'Memory'], host_filesystem_used_ratio: ['文件系统', 'File system'], host_swap_used_ratio: ['交换区', 'Swap'], host_uptime_seconds: ['运行时长', 'Uptime'],
  host_load1: ['1 分钟负载', 'Load, 1 min'], host_load5: ['5 分钟负载', 'Load, 5 min'], host_load15: ['15 分钟负载', 'Load, 15 min'], host_processes: ['进程数', 'Processes'], host_threads: ['线程数', 'Threads'], host_memory_total_bytes: ['内存总量', 'Memory, total'], host_memory_available_bytes: ['可用内存', 'Memory, available'], host_swap_total_bytes: ['交换区总量', 'Swap, total'], host_filesystem_total_bytes: ['文件系统容量', 'File system, size'], host_filesystem_free_bytes: ['文件系统剩余', 'File system, free'], host_filesystem_inodes_used_ratio: ['索引节点占用', 'Inodes used'], host_disk_busy_ratio: ['磁盘繁忙', 'Disk busy'], http_redirects: ['跳转次数', 'Redirects'], http_keyword_present: ['关键字', 'Keyword'],
  'account.created': ['创建账号', 'Account created'], 'account.disabled': ['停用账号', 'Account disabled'], 'account.enabled': ['启用账号', 'Account enabled'], 'account.locked': ['账号锁定', 'Account locked'], 'account.logged-in': ['登录', 'Logged in'], 'account.logged-out': ['退出登录', 'Logged out'], 'account.login-failed': ['登录失败', 'Login failed'], 'account.password-changed': ['更换口令', 'Password changed'], 'account.role-granted': ['授予角色', 'Role granted'], 'account.role-revoked': ['撤销角色', 'Role revoked'], 'account.unlocked': ['解除锁定', 'Account unlocked'],
  'alert.acknowledged': ['确认告警', 'Alert acknowledged'], 'alert.cleared': ['告警解除', 'Alert cleared'], 'alert.escalated': ['告警升级', 'Alert escalated'], 'alert.notified': ['告警通知', 'People told'], 'alert.raised': ['告警触发', 'Alert raised'], 'alert.released': ['静默结束', 'Alert released'], 'alert.suppressed': ['告警静默', 'Alert suppressed'],
  'incident.accepted': ['受理事件', 'Accepted'], 'incident.alert-cleared': ['相关告警解除', 'Alert cleared'], 'incident.assigned': ['派单', 'Assigned'], 'incident.closed': ['关闭事件', 'Closed'], 'incident.escalated': ['逾期升级', 'Time exceeded'], 'incident.graded': ['定级', 'Graded'], 'incident.linked': ['关联同因', 'Linked'], 'incident.noted': ['处置记录', 'Noted'], 'incident.reopened': ['重新打开', 'Reopened'], 'incident.reported': ['上报事件', 'Reported'], 'incident.resolved': ['解决事件', 'Resolved'],
  'target.paused': ['转入维护', 'Target paused'], 'target.registered': ['登记对象', 'Target registered'], 'target.resumed': ['结束维护', 'Target resumed'], 'target.retired': ['停用对象', 'Target retired'], 'target.revised': ['修订对象', 'Target revised'],
};

const KEY = 'taizhang.language';
export const language = localStorage.getItem(KEY) === 'en' ? 'en' : 'zh-CN';
export const events = Object.keys(WORDS).filter(key => key.includes('.'));

/** The word for a key in the reader's language, the key itself where there is none. */
export function t(key, ...values) {
  const words = WORDS[key];
  if (!words) return String(key ?? '');
  return words[language === 'en' ? 1 : 0].replace(/\{(\d)\}/g, (_, at) => String(values[at]));
}

export function switchLanguage() {
  localStorage.setItem(KEY, language === 'en' ? 'zh-CN' : 'en');
  location.reload();
}
