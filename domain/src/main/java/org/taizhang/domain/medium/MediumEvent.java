package org.taizhang.domain.medium;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Attachment;
import org.taizhang.domain.Ids;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Occasion;
import org.taizhang.domain.Overdue;
import org.taizhang.domain.Statement;
import org.taizhang.domain.Telling;
import org.taizhang.domain.Topical;
import org.taizhang.domain.Units;

/** What can have happened to a medium. */
public sealed interface MediumEvent {
    UUID medium();

    record Labelled(UUID medium, Label label) implements MediumEvent {}

    record TakenOutOfDrive(UUID medium, Statement statement) implements MediumEvent {}

    record Stored(UUID medium, Place place) implements MediumEvent, Topical {
        @Override
        public String topic() {
            return place.topic();
        }
    }

    /** What is on it was compared with what it was sealed as. */
    record SealChecked(UUID medium, String sha256, boolean intact) implements MediumEvent, Topical {
        @Override
        public String topic() {
            return intact ? "intact" : "altered";
        }
    }

    /** What is on it is not any more what it was sealed as. */
    record FoundAltered(UUID medium, String label, String keeper) implements MediumEvent, Telling {
        @Override
        public UUID matter() {
            return medium;
        }

        @Override
        public int occurrence() {
            return 1;
        }

        @Override
        public Occasion occasion() {
            return Occasion.RAISED;
        }

        @Override
        public String text() {
            return Notices.altered(label);
        }

        @Override
        public List<String> recipients() {
            return Notices.recipients(keeper);
        }

        @Override
        public Integer severity() {
            return Notices.ALTERED;
        }

        @Override
        public String kind() {
            return "backup";
        }
    }

    record ReleaseRequested(UUID medium, Release release) implements MediumEvent, Topical {
        @Override
        public String topic() {
            return release.topic();
        }
    }

    record ReleaseApproved(UUID medium, boolean leaving, Statement statement) implements MediumEvent, Topical {
        @Override
        public String topic() {
            return Release.topic(leaving);
        }
    }

    record ReleaseDeclined(UUID medium, Statement statement) implements MediumEvent {}

    /** @param release for which purpose, to whom, until when and under which measures */
    record HandedOut(UUID medium, Release release) implements MediumEvent, Topical {
        @Override
        public String topic() {
            return release.topic();
        }
    }

    record Returned(UUID medium, boolean leaving, Return back) implements MediumEvent, Topical {
        @Override
        public String topic() {
            return Release.topic(leaving);
        }
    }

    /** It was not brought back in time. */
    record Lapsed(UUID medium, Lapse lapse, Instant again) implements MediumEvent, Overdue {
        @Override
        public UUID matter() {
            return medium;
        }

        @Override
        public String kind() {
            return "backup";
        }
    }

    record DestructionRequested(UUID medium, Destruction destruction) implements MediumEvent {}

    record DestructionApproved(UUID medium, Statement statement) implements MediumEvent {}

    record DestructionDeclined(UUID medium, Statement statement) implements MediumEvent {}

    /** One person has destroyed it; another has to bear witness. */
    record DestructionCarriedOut(UUID medium, Statement statement) implements MediumEvent {}

    /** Another person has seen that it is destroyed. */
    record Destroyed(UUID medium, Statement witness) implements MediumEvent {}

    /** Where a medium is in its life. */
    enum Stage {
        LABELLED,
        OUT_OF_DRIVE,
        IN_STORE,
        RELEASE_REQUESTED,
        RELEASE_APPROVED,
        HANDED_OUT,
        DESTRUCTION_REQUESTED,
        DESTRUCTION_APPROVED,
        DESTRUCTION_CARRIED_OUT,
        DESTROYED
    }

    /** What kind of thing it is; a repository stays where it is and is released for use all the same. */
    enum Carrier {
        TAPE,
        DISK,
        OPTICAL,
        FLASH,
        REPOSITORY
    }

    /**
     * What its label says.
     *
     * @param text by which it is known; no two of a unit are labelled alike
     * @param backup the policy whose backups it holds
     * @param takenOn of which day what it holds is
     * @param copies how many there are of it
     * @param retainUntil until when it must not be destroyed
     * @param seal the SHA-256 of what it holds, which never changes
     * @param keeper who answers for it, by login name
     */
    record Label(
            @NotNull @Pattern(regexp = "[^\\s]{1,64}") String text,
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,
            @NotNull Carrier carrier,
            @NotBlank @Size(max = 1000) String content,
            @Nullable UUID backup,
            @NotNull LocalDate takenOn,
            @Min(1) @Max(100) int copies,
            @NotNull LocalDate retainUntil,
            @Nullable @Pattern(regexp = Attachment.DIGEST) String seal,
            @NotBlank @Size(max = 64) String keeper) {
        /** The medium of that label in that unit: there is one. */
        public UUID id() {
            return Ids.of("medium", unit, text);
        }
    }

    /** Where it is kept. */
    record Place(
            @NotBlank @Size(max = 200) String site,
            @NotBlank @Size(max = 200) String shelf,
            boolean offsite) {
        private String topic() {
            return offsite ? "off-site" : "on-site";
        }
    }

    /**
     * Why it is wanted, by whom, until when.
     *
     * @param holder who gets it, by login name
     * @param leaving whether it leaves the storage environment
     * @param measures how it is protected there, such as encryption or an escort; must be said where it leaves
     */
    record Release(
            @NotBlank @Size(max = 1000) String purpose,
            @NotBlank @Size(max = 64) String holder,
            @NotBlank @Size(max = 200) String destination,
            boolean leaving,
            @Nullable @Size(max = 2000) String measures,
            @NotNull Instant until) {
        private String topic() {
            return topic(leaving);
        }

        private static String topic(boolean leaving) {
            return leaving ? "removal" : "use";
        }
    }

    /**
     * How it came back, and where it is kept again.
     *
     * @param sha256 of what is on it; must be said where it is sealed and had left
     */
    record Return(
            @NotBlank @Size(max = 1000) String condition,
            @Nullable @Pattern(regexp = Attachment.DIGEST) String sha256,
            @NotNull @Valid Place place) {}

    /** Why and how it is to be destroyed. */
    record Destruction(
            @NotBlank @Size(max = 1000) String reason,
            @NotBlank @Size(max = 500) String way) {}
}
