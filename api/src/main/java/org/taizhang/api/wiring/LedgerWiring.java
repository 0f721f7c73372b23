package org.taizhang.api.wiring;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.taizhang.api.Settings;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Personal;
import org.taizhang.domain.Subject;
import org.taizhang.ledger.CannotOpen;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.LedgerEngine;
import org.taizhang.ledger.LedgerSource;
import org.taizhang.ledger.NamedJson;
import org.taizhang.ledger.Names;
import org.taizhang.ledger.PersonalData;
import org.taizhang.ledger.mongo.MongoCommitLog;
import org.taizhang.ledger.sqlite.SqliteCommitLog;
import org.taizhang.ledger.tree.TreeHash;
import tools.jackson.databind.json.JsonMapper;

/** The ledger, and Axon's event store on top of it. */
@Configuration(proxyBeanMethods = false)
class LedgerWiring {
    /** A folder made by the product is nobody else's to read; one that is there stays as it is. */
    @Bean
    Path dataFolder(Settings settings) throws IOException {
        var data = settings.data();
        if (Files.exists(data)) return data;
        Files.createDirectories(data);
        if (data.getFileSystem().supportedFileAttributeViews().contains("posix"))
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        return data;
    }

    @Bean(destroyMethod = "close")
    CommitLog commitLog(Path dataFolder, Settings settings) {
        var trees = settings.ledger().sm3() ? EnumSet.allOf(TreeHash.class) : EnumSet.of(TreeHash.SHA256);
        var file = dataFolder.resolve("ledger.db");
        return switch (settings.ledger().store()) {
            case SQLITE -> SqliteCommitLog.open(file, trees);
            case MONGO -> inMongo(settings, trees, file);
        };
    }

    /** A ledger in a file is not left behind in silence. */
    private static CommitLog inMongo(Settings settings, Set<TreeHash> trees, Path file) {
        if (Files.exists(file))
            throw new CannotOpen.Elsewhere("The ledger is to be in MongoDB, but " + file + " is one already");
        var uri = MongoWiring.uri(settings);
        var database = MongoWiring.name(uri, "ledger");
        return settings.ledger().acceptStandalone()
                ? MongoCommitLog.unsafe(uri, database, trees)
                : MongoCommitLog.open(uri, database, trees);
    }

    @Bean
    NamedJson namedJson() {
        return new NamedJson(Names.of(Capabilities.events()), LedgerWiring::json);
    }

    /** Nothing is written before the ledger was compared with what was signed of it, nor after the last is signed. */
    @Bean
    @DependsOn("publisher")
    LedgerEngine ledgerEngine(CommitLog log, NamedJson json) {
        return new LedgerEngine(log, json, NoOpEventUpcaster.INSTANCE, json.sameShape(), personalData());
    }

    private static PersonalData personalData() {
        return new PersonalData(Actor.PERSONAL, Actor::person, Personal.class, Personal.ERASED);
    }

    /** Where aggregates are read and written. */
    @Bean(destroyMethod = "shutDown")
    EmbeddedEventStore eventStore(LedgerEngine engine) {
        return EmbeddedEventStore.builder().storageEngine(engine).build();
    }

    /** Where processors read. */
    @Bean
    LedgerSource ledgerSource(CommitLog log, LedgerEngine engine) {
        return new LedgerSource(log, engine);
    }

    /** Events as JSON without nulls; aggregates, for snapshots, by their fields. */
    private static void json(JsonMapper.Builder json) {
        json.changeDefaultPropertyInclusion(all ->
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.USE_DEFAULTS))
                .addMixIn(Subject.class, ByFields.class);
    }

    @JsonAutoDetect(
            fieldVisibility = JsonAutoDetect.Visibility.ANY,
            getterVisibility = JsonAutoDetect.Visibility.NONE,
            isGetterVisibility = JsonAutoDetect.Visibility.NONE)
    private interface ByFields {}
}
