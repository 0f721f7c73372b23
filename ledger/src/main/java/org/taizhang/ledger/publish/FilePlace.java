package org.taizhang.ledger.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.taizhang.ledger.note.SignedNote;
import org.taizhang.ledger.tree.TreeHash;

/**
 * A directory, best on a machine or a medium that others rule: {@code checkpoint} is the newest one, and
 * {@code checkpoint-2026-11-23} the last of each day.
 */
public final class FilePlace implements Place {
    private final Path directory;
    private final Clock clock;

    public FilePlace(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public String name() {
        return directory.toString();
    }

    @Override
    public void bring(TreeHash tree, SignedNote checkpoint) throws IOException {
        var newest = of(tree);
        var bytes = checkpoint.bytes();
        Durable.write(newest.resolveSibling("checkpoint-" + LocalDate.now(clock)), bytes);
        Durable.write(newest, bytes);
    }

    @Override
    public Optional<byte[]> newest(TreeHash tree) throws IOException {
        return Files.exists(of(tree)) ? Optional.of(Files.readAllBytes(of(tree))) : Optional.empty();
    }

    private Path of(TreeHash tree) {
        return TilesDirectory.under(directory, tree).resolve("checkpoint");
    }
}
