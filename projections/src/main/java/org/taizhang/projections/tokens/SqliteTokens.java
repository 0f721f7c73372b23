package org.taizhang.projections.tokens;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.taizhang.projections.sqlite.Sqlite;

/**
 * Axon's tokens in the file of the documents, so that both are lost and kept together. A segment belongs to the node that
 * claimed it until it is released or the claim was not renewed for the timeout.
 */
public final class SqliteTokens implements TokenStore {
    private static final String KEY = " WHERE processor = ? AND segment = ?";
    private static final String CLAIMABLE = " AND (owner IS NULL OR owner = ? OR claimed < ?)";

    private final Sqlite file;
    private final Serializer serializer;
    private final String node;
    private final Duration timeout;
    private final Clock clock;

    public SqliteTokens(Sqlite file, Serializer serializer, String node, Duration timeout, Clock clock) {
        this.file = file;
        this.serializer = serializer;
        this.node = node;
        this.timeout = timeout;
        this.clock = clock;
        file.write(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE IF NOT EXISTS _token_store (id TEXT NOT NULL)");
                statement.execute("INSERT INTO _token_store SELECT '" + UUID.randomUUID()
                        + "' WHERE NOT EXISTS (SELECT * FROM _token_store)");
                return statement.execute("CREATE TABLE IF NOT EXISTS _tokens (processor TEXT, segment INTEGER,"
                        + " type TEXT, token BLOB, owner TEXT, claimed INTEGER NOT NULL,"
                        + " PRIMARY KEY (processor, segment)) WITHOUT ROWID");
            }
        });
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return true;
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return file.read(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT id FROM _token_store")) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        });
    }

    @Override
    public void initializeTokenSegments(String processor, int count) {
        initializeTokenSegments(processor, count, null);
    }

    @Override
    public void initializeTokenSegments(String processor, int count, @Nullable TrackingToken token) {
        file.write(connection -> {
            if (segments(connection, processor).length > 0)
                throw new UnableToClaimTokenException(processor + " has tokens already");
            for (int segment = 0; segment < count; segment++) insert(connection, processor, segment, token);
            return count;
        });
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processor, int segment) {
        file.write(connection -> {
            if (insert(connection, processor, segment, token) == 0)
                throw new UnableToInitializeTokenException(name(processor, segment) + " is there already");
            return segment;
        });
    }

    private int insert(Connection connection, String processor, int segment, @Nullable TrackingToken token)
            throws SQLException {
        try (var statement = connection.prepareStatement("INSERT OR IGNORE INTO _tokens"
                + " (processor, segment, type, token, claimed) VALUES (?, ?, ?, ?, 0)")) {
            statement.setString(1, processor);
            statement.setInt(2, segment);
            bind(statement, 3, token);
            return statement.executeUpdate();
        }
    }

    private void bind(PreparedStatement statement, int at, @Nullable TrackingToken token) throws SQLException {
        if (token == null) return;
        var serialized = serializer.serialize(token, byte[].class);
        statement.setString(at, serialized.getType().getName());
        statement.setBytes(at + 1, serialized.getData());
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        file.write(connection -> {
            try (var statement = connection.prepareStatement(
                    "UPDATE _tokens SET type = ?, token = ?, owner = ?, claimed = ?" + KEY + CLAIMABLE)) {
                bind(statement, 1, token);
                bindClaim(statement, 3, processor, segment);
                if (statement.executeUpdate() == 0) throw unable(processor, segment);
                return segment;
            }
        });
    }

    private void bindClaim(PreparedStatement statement, int at, String processor, int segment) throws SQLException {
        statement.setString(at, node);
        statement.setLong(at + 1, clock.millis());
        statement.setString(at + 2, processor);
        statement.setInt(at + 3, segment);
        bindClaimable(statement, at + 4);
    }

    private void bindClaimable(PreparedStatement statement, int at) throws SQLException {
        statement.setString(at, node);
        statement.setLong(at + 1, clock.millis() - timeout.toMillis());
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, int segment) {
        return file.write(connection -> claim(connection, processor, segment)).orElse(null);
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, Segment segment) {
        return file.write(connection -> {
                    var all = segments(connection, processor);
                    var id = segment.getSegmentId();
                    var mask = Segment.computeSegment(id, all).getMask();
                    if (mask != segment.getMask())
                        throw new UnableToClaimTokenException(name(processor, id) + " was split or merged");
                    return claim(connection, processor, id);
                })
                .orElse(null);
    }

    private Optional<TrackingToken> claim(Connection connection, String processor, int segment) throws SQLException {
        try (var statement = connection.prepareStatement(
                "UPDATE _tokens SET owner = ?, claimed = ?" + KEY + CLAIMABLE + " RETURNING type, token")) {
            bindClaim(statement, 1, processor, segment);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) throw unable(processor, segment);
                var type = rows.getString(1);
                if (type == null) return Optional.empty();
                return Optional.of(serializer.deserialize(
                        new SimpleSerializedObject<>(rows.getBytes(2), byte[].class, type, null)));
            }
        }
    }

    @Override
    public void extendClaim(String processor, int segment) {
        own("UPDATE _tokens SET claimed = " + clock.millis(), processor, segment, true);
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        own("UPDATE _tokens SET owner = NULL", processor, segment, false);
    }

    @Override
    public void deleteToken(String processor, int segment) {
        own("DELETE FROM _tokens", processor, segment, true);
    }

    private void own(String sql, String processor, int segment, boolean must) {
        file.write(connection -> {
            try (var statement = connection.prepareStatement(sql + KEY + " AND owner = ?")) {
                statement.setString(1, processor);
                statement.setInt(2, segment);
                statement.setString(3, node);
                if (statement.executeUpdate() == 0 && must) throw unable(processor, segment);
                return segment;
            }
        });
    }

    @Override
    public int[] fetchSegments(String processor) {
        return file.read(connection -> segments(connection, processor));
    }

    private static int[] segments(Connection connection, String processor) throws SQLException {
        try (var statement =
                connection.prepareStatement("SELECT segment FROM _tokens WHERE processor = ? ORDER BY segment")) {
            statement.setString(1, processor);
            return numbers(statement);
        }
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processor) {
        return file.read(connection -> {
            var all = segments(connection, processor);
            try (var statement = connection.prepareStatement(
                    "SELECT segment FROM _tokens" + " WHERE processor = ?" + CLAIMABLE + " ORDER BY segment")) {
                statement.setString(1, processor);
                bindClaimable(statement, 2);
                var available = new ArrayList<Segment>();
                for (var segment : numbers(statement)) available.add(Segment.computeSegment(segment, all));
                return available;
            }
        });
    }

    private static int[] numbers(PreparedStatement statement) throws SQLException {
        var numbers = new ArrayList<Integer>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) numbers.add(rows.getInt(1));
        }
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private UnableToClaimTokenException unable(String processor, int segment) {
        return new UnableToClaimTokenException(
                name(processor, segment) + " is not there, or another node than " + node + " has claimed it");
    }

    private static String name(String processor, int segment) {
        return "Token " + processor + "[" + segment + "]";
    }
}
