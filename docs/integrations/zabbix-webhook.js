// Zabbix: Alerts > Media types > Create media type, type "Webhook". Paste this script and set these parameters:
//   url       http://taizhang:8080/api/v1/integrations/zabbix
//   token     the token of the source, issued by Taizhang
//   event     {EVENT.ID}            status   {EVENT.STATUS}      severity  {EVENT.SEVERITY}
//   host      {HOST.NAME}           trigger  {TRIGGER.NAME}      triggerId {TRIGGER.ID}
//   text      {EVENT.NAME}          link     {TRIGGER.URL}
// In the trigger action, send by this media type in "Operations" and in "Recovery operations".
var given = JSON.parse(value);
var request = new HttpRequest();
request.addHeader('Content-Type: application/json');
request.addHeader('Authorization: Bearer ' + given.token);
var answer = request.post(given.url, JSON.stringify({
    event: given.event,
    status: given.status,
    severity: given.severity,
    host: given.host,
    trigger: given.trigger,
    triggerId: given.triggerId,
    text: given.text,
    link: given.link
}));
if (request.getStatus() !== 200) {
    throw 'Taizhang answered ' + request.getStatus() + ': ' + answer;
}
return 'OK';
