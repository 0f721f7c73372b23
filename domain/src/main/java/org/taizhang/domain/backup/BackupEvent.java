package org.taizhang.domain.backup;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Cadence;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Occasion;
import org.taizhang.domain.Overdue;
import org.taizhang.domain.Statement;
import org.taizhang.domain.Telling;
import org.taizhang.domain.Topical;
import org.taizhang.domain.Units;
import org.taizhang.domain.Within;

/** What can have happened to a backup policy. */
public sealed interface BackupEvent {
    UUID backup();

    record Proposed(UUID backup, Definition definition) implements BackupEvent, Topical {
        @Override
        public String topic() {
            return definition.layer().topic();
        }
    }

    /** Another definition is proposed; the one in force stays so until that is approved. */
    record Revised(UUID backup, Definition definition) implements BackupEvent {}

    /** @param standings what is owed by each schedule from here on */
    record Approved(UUID backup, Statement statement, Layer layer, List<Standing> standings, Times owed)
            implements BackupEvent, Topical {
        @Override
        public String topic() {
            return layer.topic();
        }
    }

    record Declined(UUID backup, Statement statement) implements BackupEvent {}

    /**
     * A run did what a schedule owes, or made good for runs that had failed.
     *
     * @param recovered the failed runs that this one makes good for
     */
    record Covered(UUID backup, UUID run, Method method, Layer layer, List<Standing> standings, List<UUID> recovered)
            implements BackupEvent, Topical {
        @Override
        public String topic() {
            return layer.topic();
        }
    }

    record FailureNoted(UUID backup, Failure failure) implements BackupEvent {}

    /** A run that a schedule owes did not come in time. */
    record Missed(UUID backup, Method method, Lapse lapse, List<Standing> standings) implements BackupEvent, Overdue {
        @Override
        public UUID matter() {
            return backup;
        }

        @Override
        public String kind() {
            return "backup";
        }
    }

    /** The run that had not come in time has come, and whoever was told hears it. */
    record Resumed(UUID backup, Method method, UUID run, int occurrence, String text, List<String> recipients)
            implements BackupEvent, Telling {
        @Override
        public UUID matter() {
            return backup;
        }

        @Override
        public Occasion occasion() {
            return Occasion.CLEARED;
        }

        @Override
        public Integer severity() {
            return Notices.MISSED;
        }

        @Override
        public String kind() {
            return "backup";
        }
    }

    /** @param nextBy until when the next day is to be looked at */
    record Checked(UUID backup, Look look, Instant nextBy) implements BackupEvent {}

    /** @param repairBy until when what was found unsound is to be repaired; null where it was sound */
    record Verified(
            UUID backup,
            Verification verification,
            Instant nextBy,
            @Nullable Instant repairBy) implements BackupEvent, Topical {
        @Override
        public String topic() {
            return verification.sound() ? "sound" : "unsound";
        }
    }

    record Repaired(UUID backup, Repair repair) implements BackupEvent {}

    record Reviewed(UUID backup, Statement statement, Instant nextBy) implements BackupEvent {}

    /** Something a person owes was not done in time. */
    record Lapsed(UUID backup, Duty duty, Lapse lapse, Instant again) implements BackupEvent, Overdue, Topical {
        @Override
        public String topic() {
            return lapse.what();
        }

        @Override
        public UUID matter() {
            return backup;
        }

        @Override
        public String kind() {
            return "backup";
        }
    }

    record Retired(UUID backup, Statement statement) implements BackupEvent {}

    /** Where a policy is in its life. */
    enum Stage {
        PROPOSED,
        DECLINED,
        IN_FORCE,
        RETIRED
    }

    /** At which layer the data is taken. */
    enum Layer {
        FILE_SYSTEM("file-system"),
        DATABASE("database"),
        APPLICATION("application");

        private final String topic;

        Layer(String topic) {
            this.topic = topic;
        }

        public String topic() {
            return topic;
        }
    }

    /** What the data is to the platform. */
    enum Category {
        PLATFORM,
        IMPORTANT_BUSINESS
    }

    /** What a run takes: everything, what changed since the last full or since the last run, or the database's log. */
    enum Method {
        FULL,
        DIFFERENTIAL,
        INCREMENTAL,
        LOG;

        /** Whether a run of this method does what the other is owed for. */
        public boolean serves(Method owed) {
            return this == owed || (this != LOG && owed != LOG && compareTo(owed) < 0);
        }
    }

    /** What people owe a policy. */
    enum Duty {
        DAILY_CHECK,
        VERIFICATION,
        REVIEW,
        REPAIR
    }

    /**
     * What is backed up, how, and who answers for it.
     *
     * @param data what is covered
     * @param target the target whose data it is
     * @param place where backups are kept
     * @param offsite whether that is another site
     * @param retention how long they are kept
     * @param validation how it is shown that they can be used
     * @param owner who answers for it, by login name
     * @param flexibility why important business data is backed up less often than daily and monthly; null where it is not
     */
    record Definition(
            @NotBlank @Size(max = 100) String name,
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,
            @NotBlank @Size(max = 2000) String data,
            @Nullable UUID target,
            @NotNull Layer layer,
            @NotNull Category category,
            @NotEmpty @Size(max = 4) List<@Valid @NotNull Schedule> schedules,
            @NotBlank @Size(max = 500) String place,
            boolean offsite,
            @NotNull @Within(min = "P1D", max = "P36500D") Duration retention,
            @NotBlank @Size(max = 1000) String validation,
            @NotBlank @Size(max = 64) String owner,
            @Nullable @Size(max = 1000) String flexibility) {}

    /**
     * How often a run of a method is owed: once in each period of the calendar, or after each interval.
     *
     * @param tolerance how long after that a run may still come before it counts as missed
     */
    record Schedule(
            @NotNull Method method,
            @Nullable @Valid Cadence cadence,
            @Nullable @Within(min = "PT5M", max = "P31D") Duration interval,
            @NotNull @Within(max = "P7D") Duration tolerance) {}

    /**
     * How a schedule stands.
     *
     * @param owedBy until when the next run is owed
     * @param coveredAt when the run had finished that moved it last
     * @param missed which lapse says that a run is missing; null where none is
     */
    record Standing(
            Method method,
            Instant owedBy,
            @Nullable Instant coveredAt,
            @Nullable UUID run,
            @Nullable Integer missed) {}

    /** Until when people owe what. */
    record Times(Instant checkBy, Instant verifyBy, Instant reviewBy) {}

    /** A run that failed and was not made good for. */
    record Failure(UUID run, Method method, Instant at) {}

    /**
     * A person looked at a day's backups.
     *
     * @param sound whether they are there and can be used
     */
    record Look(
            @NotNull LocalDate day,
            boolean sound,
            @NotBlank @Size(max = 2000) String result) {}

    /**
     * A backup was tried whether it can be used.
     *
     * @param run which one
     * @param way how it was tried
     */
    record Verification(
            @NotNull UUID run,
            boolean sound,
            @NotBlank @Size(max = 500) String way,
            @NotNull @Valid Statement result) {}

    /** Why a backup could not be used, and what was done about it. */
    record Repair(
            @NotBlank @Size(max = 2000) String cause,
            @NotNull @Valid Statement measure) {}
}
