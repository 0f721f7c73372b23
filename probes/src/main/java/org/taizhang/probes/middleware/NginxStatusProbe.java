package org.taizhang.probes.middleware;

import java.util.regex.Pattern;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Fetch;
import org.taizhang.probes.Rates;
import org.taizhang.probes.Readings;
import org.taizhang.probes.Remembered;
import org.taizhang.probes.Watched;

/** Reads what nginx shows as {@code stub_status}; it tells nothing of its configuration. */
public final class NginxStatusProbe {
    private static final Pattern STATUS = Pattern.compile("\\s*Active connections:\\s*(\\d{1,18})\\s+"
            + "server accepts handled requests(?: request_time)?\\s+(\\d{1,18})\\s+(\\d{1,18})\\s+(\\d{1,18})(?:\\s+\\d+)?\\s+"
            + "Reading:\\s*(\\d{1,18})\\s+Writing:\\s*(\\d{1,18})\\s+Waiting:\\s*(\\d{1,18})\\s*");

    private final Fetch fetch;
    private final Remembered<Rates> rates = new Remembered<>(Rates::new);

    public NginxStatusProbe(Fetch fetch) {
        this.fetch = fetch;
    }

    public void read(Watched target, Check.NginxStatus check, Readings readings) throws Failed, InterruptedException {
        var status = STATUS.matcher(fetch.get(target.address(), check.credential(), target.timeout(), readings));
        if (!status.matches()) throw new Failed("The answer is not nginx's stub_status");
        var requests = Long.parseLong(status.group(4));
        readings.put("middleware_connections", Long.parseLong(status.group(1)));
        readings.put("middleware_requests_total", requests);
        readings.put(
                "middleware_requests_per_second",
                rates.of(target.id()).perSecond("requests", (double) requests, System.nanoTime()));
        // What was accepted and not handled met a limit.
        readings.put("middleware_faults_total", Long.parseLong(status.group(2)) - Long.parseLong(status.group(3)));
        readings.put("nginx_connections", "reading", Long.parseLong(status.group(5)));
        readings.put("nginx_connections", "writing", Long.parseLong(status.group(6)));
        readings.put("nginx_connections", "waiting", Long.parseLong(status.group(7)));
    }
}
