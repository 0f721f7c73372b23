package org.taizhang.api.notification.channel;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;
import org.taizhang.api.notification.channel.Message.Item;
import org.taizhang.ledger.publish.Syslog;

/** {@code syslog}: RFC 5424, one message for each piece of news. */
@Component
final class SyslogType implements ChannelType {
    private static final int USUAL_PORT = 514;

    /** Of RFC 5424 by our severities from 1: critical, error, warning, notice; an end is informational. */
    private static final int[] SEVERITIES = {2, 3, 4, 5};

    private static final int INFORMATIONAL = 6;

    @Override
    public String name() {
        return "syslog";
    }

    @Override
    public Channel open(String channel, ChannelSettings settings, Outside outside) {
        var host = settings.needs(channel, "host", settings.host());
        var port = settings.port() == 0 ? USUAL_PORT : settings.port();
        var server = InetSocketAddress.createUnresolved(host, port);
        var syslog = new Syslog(server, settings.tcp(), outside.host(), outside.clock(), settings.timeout());
        return (message, receivers) -> {
            try {
                syslog.send(message.items().stream()
                        .map(item -> entry(item, message))
                        .toList());
            } catch (java.io.IOException e) {
                throw Channel.Undelivered.forNow("the syslog server " + host + " cannot be reached");
            }
            return List.of();
        };
    }

    private static Syslog.Entry entry(Item item, Message message) {
        var values = new LinkedHashMap<String, String>();
        values.put("id", message.id());
        values.put("position", String.valueOf(item.position()));
        values.put("alert", item.matter().toString());
        values.put("occasion", item.occasion().name());
        values.put("severity", String.valueOf(item.severity()));
        values.put("kind", message.line().kind());
        values.put("unit", message.unit());
        var severity = item.ends() ? INFORMATIONAL : SEVERITIES[Math.clamp(item.severity(), 1, 4) - 1];
        return new Syslog.Entry(severity, "ALERT", "alert", values, item.text());
    }
}
