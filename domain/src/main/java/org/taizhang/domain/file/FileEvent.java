package org.taizhang.domain.file;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Attachment;
import org.taizhang.domain.Occasion;
import org.taizhang.domain.Telling;
import org.taizhang.domain.Units;

/** What can have happened to a file. */
public sealed interface FileEvent {
    UUID file();

    record Stored(UUID file, Contents contents) implements FileEvent {}

    /** It is served to nobody any more; its bytes stay. */
    record Withdrawn(UUID file, Reason reason) implements FileEvent {}

    /** What lies in the store is not what was stored. */
    record FoundDamaged(UUID file, Flaw flaw) implements FileEvent {}

    /** What was damaged is again what was stored. */
    record FoundWhole(UUID file) implements FileEvent {}

    /**
     * People are told that a file is damaged, or whole again.
     *
     * @param occurrence how often it was found damaged, from 1; an end has that of its beginning
     */
    record Notified(
            UUID file, int occurrence, Occasion occasion, String text, List<String> recipients, Integer severity)
            implements FileEvent, Telling {
        @Override
        public UUID matter() {
            return file;
        }

        @Override
        public String kind() {
            return "file";
        }
    }

    /** Whether a file is served. */
    enum Stage {
        STORED,
        WITHDRAWN;

        /** The stage after an event, the same for the aggregate and its read model. */
        public static Stage after(FileEvent event, Stage was) {
            return switch (event) {
                case Stored e -> STORED;
                case Withdrawn e -> WITHDRAWN;
                case FoundDamaged e -> was;
                case FoundWhole e -> was;
                case Notified e -> was;
            };
        }
    }

    /** What can be wrong with what lies in the store. */
    enum Flaw {
        MISSING,
        ALTERED
    }

    /**
     * What was stored.
     *
     * @param name as it was called where it came from, without folders
     * @param sha256 the digest by which it is kept
     * @param sm3 the digest by GB/T 32905
     * @param description what it shows, or what it is for
     */
    record Contents(
            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\u0000-\\u001f\\u007f/\\\\]+")
            String name,

            @NotNull @Pattern(regexp = "[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,100}")
            String mediaType,

            @Min(1) long size,
            @NotNull @Pattern(regexp = Attachment.DIGEST) String sha256,
            @NotNull @Pattern(regexp = Attachment.DIGEST) String sm3,
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,
            @Nullable @Size(max = 500) String description) {}

    record Reason(@NotBlank @Size(max = 500) String text) {}
}
