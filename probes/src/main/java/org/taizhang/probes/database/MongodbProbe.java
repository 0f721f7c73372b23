package org.taizhang.probes.database;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.Credentials;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Readings;
import org.taizhang.probes.Watched;

/** Reads MongoDB by serverStatus and replSetGetStatus, for which the role {@code clusterMonitor} is enough. */
public final class MongodbProbe {
    private static final Document SERVER_STATUS = new Document("serverStatus", 1);
    private static final Document REPLICAS = new Document("replSetGetStatus", 1);
    private static final int NO_REPLICATION = 76;
    private static final int PRIMARY = 1;
    private static final int SECONDARY = 2;

    private final Credentials credentials;

    public MongodbProbe(Credentials credentials) {
        this.credentials = credentials;
    }

    public void read(Watched target, Check.Mongodb check, Readings readings) throws Failed {
        readings.put("database_up", 0);
        readings.step("asking MongoDB");
        try (var client = MongoClients.create(settings(target, check))) {
            var began = System.nanoTime();
            client.getDatabase("admin").runCommand(new Document("ping", 1));
            readings.put("database_ping_seconds", (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1));
            readings.put("database_up", 1);
            server(client.getDatabase("admin").runCommand(SERVER_STATUS), readings);
            replicas(client, readings);
        } catch (MongoSecurityException e) {
            throw new Failed("MongoDB does not let the credential in");
        } catch (MongoTimeoutException e) {
            throw new Failed("No MongoDB of that address answered in time");
        } catch (MongoCommandException e) {
            throw new Failed("MongoDB refused (code " + e.getErrorCode() + ")");
        } catch (MongoException e) {
            throw new Failed("MongoDB could not be read: " + e.getClass().getSimpleName());
        } catch (IllegalArgumentException e) {
            throw new Failed("The address is not mongodb://…");
        }
    }

    private MongoClientSettings settings(Watched target, Check.Mongodb check) throws Failed {
        var millis = Math.clamp(target.timeout().toMillis(), 1, Integer.MAX_VALUE);
        var settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(target.address()))
                .applicationName("taizhang")
                .applyToSslSettings(ssl -> ssl.enabled(Boolean.TRUE.equals(check.tls())))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(millis, TimeUnit.MILLISECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(1))
                .applyToSocketSettings(socket -> socket.connectTimeout(millis, TimeUnit.MILLISECONDS)
                        .readTimeout(millis, TimeUnit.MILLISECONDS));
        if (check.credential() != null) {
            var known = credentials.find(check.credential());
            settings.credential(MongoCredential.createCredential(
                    known.user(), "admin", known.secret().toCharArray()));
        }
        return settings.build();
    }

    private static void server(Document status, Readings readings) {
        if (status.get("version") instanceof String version) readings.fact("database_version", "MongoDB " + version);
        var current = number(status, "connections", "current");
        var most = current + number(status, "connections", "available");
        readings.put("database_sessions", current);
        readings.put("database_sessions_limit", most);
        readings.put("database_sessions_used_ratio", current / most);
        readings.put("database_lock_waits", number(status, "globalLock", "currentQueue", "total"));
        readings.put("mongodb_memory_bytes", number(status, "mem", "resident") * 1024 * 1024);
        var read = number(status, "wiredTiger", "cache", "pages read into cache");
        var asked = number(status, "wiredTiger", "cache", "pages requested from the cache");
        readings.put("database_cache_hit_ratio", 1 - read / asked);
        readings.put("mongodb_asserts_total", number(status, "asserts", "regular"));
    }

    private static void replicas(MongoClient client, Readings readings) {
        Document status;
        try {
            status = client.getDatabase("admin").runCommand(REPLICAS);
        } catch (MongoCommandException e) {
            // A server by itself, or one that knows no replica sets.
            if (e.getErrorCode() == NO_REPLICATION || e.getErrorCode() == 59) return;
            throw e;
        }
        var members = status.getList("members", Document.class, List.of());
        var primary = members.stream()
                .filter(member -> number(member, "state") == PRIMARY)
                .findFirst();
        readings.put("mongodb_primaries", primary.isPresent() ? 1 : 0);
        for (var member : members) {
            var name = member.getString("name");
            readings.put("mongodb_member_up", name, number(member, "health"));
            if (primary.isPresent() && number(member, "state") == SECONDARY) {
                var lag = Duration.between(written(member), written(primary.get()));
                readings.put("database_replication_lag_seconds", name, Math.max(0, lag.toMillis() / 1000.0));
            }
        }
    }

    private static double number(Document document, String... path) {
        @Nullable Object value = document;
        for (var step : path) value = value instanceof Document inner ? inner.get(step) : null;
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static Instant written(Document member) {
        return member.getDate("optimeDate").toInstant();
    }
}
