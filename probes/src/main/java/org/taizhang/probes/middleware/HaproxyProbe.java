package org.taizhang.probes.middleware;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Fetch;
import org.taizhang.probes.Fingerprint;
import org.taizhang.probes.Rates;
import org.taizhang.probes.Readings;
import org.taizhang.probes.Remembered;
import org.taizhang.probes.Watched;

/**
 * Reads the statistics page of HAProxy: which backends and servers are up, sessions, queues, requests and errors.
 *
 * <p>A backend goes by its name, a server by {@code backend/server}. A server that is in maintenance is not up; one that
 * nobody checks is neither.
 */
public final class HaproxyProbe {
    private static final List<String> CONFIGURATION =
            List.of("type", "mode", "algo", "slim", "qlimit", "uweight", "addr", "bck", "cookie");

    /** What a backend's row adds up over those servers that are up, and so is no configuration there. */
    private static final Set<String> SUMS = Set.of("uweight", "bck");

    private final Fetch fetch;
    private final Remembered<Rates> rates = new Remembered<>(Rates::new);

    public HaproxyProbe(Fetch fetch) {
        this.fetch = fetch;
    }

    public void read(Watched target, Check.Haproxy check, Readings readings) throws Failed, InterruptedException {
        var rows = fetch.get(csv(target.address()), check.credential(), target.timeout(), readings)
                .split("\r?\n", 0);
        if (!rows[0].startsWith("# pxname,svname,")) throw new Failed("The answer is not HAProxy's statistics as CSV");
        var columns = List.of(rows[0].substring(2).split(",", 0));
        var configuration = new Fingerprint();
        for (var i = 1; i < rows.length; i++)
            if (!rows[i].isBlank()) new Row(fields(columns, rows[i])).read(target, configuration, readings);
        readings.fact(Fingerprint.FACT, configuration.digest());
    }

    private static String csv(String address) {
        if (address.contains(";csv")) return address;
        return address + (address.indexOf('/', address.indexOf("//") + 2) < 0 ? "/;csv" : ";csv");
    }

    private static Map<String, String> fields(List<String> columns, String row) throws Failed {
        var values = Csv.fields(row);
        if (values.size() < columns.size()) throw new Failed("A row of HAProxy's statistics is cut off");
        var fields = new HashMap<String, String>();
        for (var i = 0; i < columns.size(); i++) fields.put(columns.get(i), values.get(i));
        return fields;
    }

    /** What is told of one frontend, backend, server or listener. */
    private final class Row {
        private final Map<String, String> fields;
        private final String proxy;
        private final String name;

        private Row(Map<String, String> fields) {
            this.fields = fields;
            this.proxy = of("pxname");
            this.name = of("svname");
        }

        private String of(String column) {
            return fields.getOrDefault(column, "");
        }

        private void read(Watched target, Fingerprint configuration, Readings readings) throws Failed {
            for (var column : CONFIGURATION)
                if (!name.equals("BACKEND") || !SUMS.contains(column))
                    configuration.add(proxy + '/' + name, column, of(column));
            switch (name) {
                case "FRONTEND" -> frontend(target, readings);
                case "BACKEND" -> backend(proxy, readings);
                default -> {
                    // A listening socket has no check of its own, and its frontend tells the rest.
                    if (!of("type").equals("3")) backend(proxy + '/' + name, readings);
                }
            }
        }

        private void frontend(Watched target, Readings readings) throws Failed {
            put("middleware_connections", proxy, "scur", readings);
            put("middleware_requests_total", proxy, "req_tot", readings);
            put("middleware_faults_total", proxy, "hrsp_5xx", readings);
            if (!of("req_tot").isEmpty()) {
                var perSecond = rates.of(target.id()).perSecond(proxy, number("req_tot"), System.nanoTime());
                readings.put("middleware_requests_per_second", proxy, perSecond);
            }
        }

        private void backend(String instance, Readings readings) throws Failed {
            var status = of("status");
            if (!status.equals("no check")) readings.put("backend_up", instance, status.startsWith("UP") ? 1 : 0);
            put("backend_sessions", instance, "scur", readings);
            put("backend_sessions_limit", instance, "slim", readings);
            put("backend_queue", instance, "qcur", readings);
            readings.put("backend_errors_total", instance, number("econ") + number("eresp"));
        }

        private void put(String metric, String instance, String column, Readings readings) throws Failed {
            if (!of(column).isEmpty()) readings.put(metric, instance, number(column));
        }

        private double number(String column) throws Failed {
            var text = of(column);
            try {
                return text.isEmpty() ? 0 : Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw new Failed("HAProxy's " + column + " of " + proxy + '/' + name + " is no number");
            }
        }
    }
}
