package org.taizhang.probes.database;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.Credentials;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Readings;
import org.taizhang.probes.Watched;

/** Reads Redis by INFO: clients and their limit, memory, hits, replication, persistence. */
public final class RedisProbe {
    private static final Map<String, String> PLAIN = Map.of(
            "connected_clients", "database_sessions",
            "maxclients", "database_sessions_limit",
            "used_memory", "redis_memory_used_bytes",
            "evicted_keys", "redis_evicted_keys_total",
            "rejected_connections", "redis_rejected_connections_total",
            "total_commands_processed", "database_queries_total",
            "blocked_clients", "database_lock_waits");

    private final Credentials credentials;
    private final SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();

    public RedisProbe(Credentials credentials) {
        this.credentials = credentials;
    }

    public void read(Watched target, Check.Redis check, Readings readings) throws IOException {
        readings.put("database_up", 0);
        var credential = check.credential() == null ? null : credentials.find(check.credential());
        readings.step("connecting to " + target.address());
        try (var socket = connect(target, Boolean.TRUE.equals(check.tls()))) {
            var redis = new Resp(socket);
            readings.step("asking " + target.address());
            if (credential != null && credential.user().isEmpty()) redis.ask("AUTH", credential.secret());
            else if (credential != null) redis.ask("AUTH", credential.user(), credential.secret());
            var began = System.nanoTime();
            redis.ask("PING");
            readings.put("database_ping_seconds", (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1));
            readings.put("database_up", 1);
            tell(info(redis.ask("INFO")), readings);
        } catch (Failed e) {
            throw e;
        } catch (SSLException e) {
            throw new Failed("The TLS handshake with " + target.address() + " failed");
        } catch (ConnectException e) {
            throw new Failed(target.address() + " refused the connection");
        } catch (SocketTimeoutException e) {
            throw new Failed(target.address() + " did not answer in time");
        } catch (UnknownHostException e) {
            throw new Failed("The name of " + target.address() + " is not known");
        } catch (IOException e) {
            throw new Failed("The connection to " + target.address() + " broke");
        }
    }

    private Socket connect(Watched target, boolean secure) throws IOException {
        var address = target.address();
        var colon = address.lastIndexOf(':');
        var host = address.substring(0, colon).replaceFirst("^\\[(.*)]$", "$1");
        var port = Integer.parseInt(address.substring(colon + 1));
        var millis = Math.clamp(target.timeout().toMillis(), 1, Integer.MAX_VALUE);
        var socket = new Socket(Proxy.NO_PROXY);
        try {
            socket.connect(new InetSocketAddress(host, port), millis);
            socket.setSoTimeout(millis);
            if (!secure) return socket;
            var secured = (SSLSocket) tls.createSocket(socket, host, port, true);
            var parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
            secured.startHandshake();
            return secured;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static Map<String, String> info(String text) throws Failed {
        var info = new HashMap<String, String>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            var colon = line.indexOf(':');
            if (colon > 0)
                info.put(line.substring(0, colon), line.substring(colon + 1).strip());
        });
        if (!info.containsKey("redis_version")) throw new Failed("The answer is not Redis's INFO");
        return info;
    }

    private static void tell(Map<String, String> info, Readings readings) {
        readings.fact("database_version", "Redis " + info.get("redis_version"));
        readings.fact("redis_role", info.getOrDefault("role", ""));
        PLAIN.forEach((from, metric) -> readings.put(metric, number(info, from)));
        readings.put("database_sessions_used_ratio", number(info, "connected_clients") / number(info, "maxclients"));
        var most = number(info, "maxmemory");
        if (most > 0) readings.put("redis_memory_used_ratio", number(info, "used_memory") / most);
        var hits = number(info, "keyspace_hits");
        readings.put("database_cache_hit_ratio", hits / (hits + number(info, "keyspace_misses")));
        var saved = ok(info, "rdb_last_bgsave_status") && ok(info, "aof_last_write_status");
        readings.put("redis_persistence_ok", saved ? 1 : 0);
        if (info.containsKey("master_link_status")) {
            readings.put("redis_master_link_up", info.get("master_link_status").equals("up") ? 1 : 0);
            readings.put("database_replication_lag_seconds", Math.max(0, number(info, "master_last_io_seconds_ago")));
        }
        info.forEach((name, value) -> {
            if (name.matches("slave\\d+")) replica(value, readings);
        });
    }

    /** Such as {@code ip=10.0.0.2,port=6379,state=online,offset=42,lag=1}. */
    private static void replica(String text, Readings readings) {
        var fields = new HashMap<String, String>();
        for (var field : text.split(",", -1)) {
            var parts = field.split("=", 2);
            if (parts.length == 2) fields.put(parts[0], parts[1]);
        }
        readings.put(
                "database_replication_lag_seconds", fields.get("ip") + ':' + fields.get("port"), number(fields, "lag"));
    }

    private static boolean ok(Map<String, String> info, String name) {
        return info.getOrDefault(name, "ok").equals("ok");
    }

    private static double number(Map<String, String> info, String name) {
        try {
            return Double.parseDouble(info.getOrDefault(name, "NaN"));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
