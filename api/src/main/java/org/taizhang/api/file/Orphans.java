package org.taizhang.api.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.taizhang.api.due.Recurring;
import org.taizhang.api.web.Model;
import org.taizhang.domain.file.FileEvent;
import org.taizhang.ledger.CommitLog;
import org.taizhang.projections.View;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.file.FileView;

/**
 * Takes away, after a day, what a crash left behind: bytes that came in and were never told of. Whatever the ledger tells
 * of stays, withdrawn or not; and nothing is taken away while the read model may not know all that is told.
 */
@Component
class Orphans implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Orphans.class);
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern SHELF = Pattern.compile("[0-9a-f]{2}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final String BY = "contents.sha256";
    private static final int BATCH = 200;

    private final Archive archive;
    private final Model<FileEvent, FileView> files;
    private final CommitLog ledger;
    private final Duration after;
    private final Recurring recurring;

    Orphans(Archive archive, Model<FileEvent, FileView> files, CommitLog ledger, FileSettings settings, Clock clock) {
        this.archive = archive;
        this.files = files;
        this.ledger = ledger;
        this.after = settings.orphansAfter();
        this.recurring = new Recurring("orphans", PAUSE, () -> {
            try {
                sweep(clock.instant());
            } catch (IOException e) {
                log.warn("The archive of files could not be swept; it is tried again in {}", PAUSE, e);
            }
        });
    }

    /** How many were taken away. */
    int sweep(Instant now) throws IOException {
        if (!Files.isDirectory(archive.folder())) return 0;
        var before = now.minus(after);
        if (Files.isDirectory(archive.incoming()))
            for (var draft : in(archive.incoming())) if (isOld(draft, before)) Files.deleteIfExists(draft);
        var taken = 0;
        for (var shelf : in(archive.folder())) if (named(shelf, SHELF)) taken += sweepShelf(shelf, before);
        return taken;
    }

    private int sweepShelf(Path shelf, Instant before) throws IOException {
        var taken = 0;
        var batch = new ArrayList<String>();
        for (var file : in(shelf)) {
            if (named(file, DIGEST) && isOld(file, before))
                batch.add(file.getFileName().toString());
            if (batch.size() < BATCH) continue;
            taken += discard(batch, before);
            batch.clear();
        }
        return taken + discard(batch, before);
    }

    private int discard(List<String> digests, Instant before) throws IOException {
        if (digests.isEmpty()) return 0;
        if (!files.view().await(ledger.head() - 1, PATIENCE)
                || files.view().state().phase() != View.Phase.RUNNING)
            throw new IOException("The read model of files has not caught up");
        var told = files.view().everything().count(List.of(Filter.in(BY, digests)), BY).keySet().stream()
                .map(group -> String.valueOf(group.getFirst()))
                .toList();
        var taken = 0;
        for (var digest : digests)
            if (!told.contains(digest) && archive.discard(digest, before)) {
                log.info("Nothing tells of the bytes {}, which were taken away", digest);
                taken++;
            }
        return taken;
    }

    private static List<Path> in(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.toList();
        }
    }

    private static boolean named(Path path, Pattern name) {
        return name.matcher(path.getFileName().toString()).matches();
    }

    /** What is gone meanwhile is nobody's affair. */
    private static boolean isOld(Path file, Instant before) {
        try {
            return !Archive.isSince(file, before);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void start() {
        recurring.start();
    }

    @Override
    public void stop() {
        recurring.stop();
    }

    @Override
    public boolean isRunning() {
        return recurring.isRunning();
    }

    @Override
    public int getPhase() {
        return 1;
    }
}
