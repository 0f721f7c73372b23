package org.taizhang.domain.access;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Statement;
import org.taizhang.domain.Topical;
import org.taizhang.domain.Units;

/** What can have happened to an authorisation to access data. */
public sealed interface AccessEvent {
    UUID access();

    record Requested(UUID access, Application application) implements AccessEvent, Topical {
        @Override
        public String topic() {
            return application.holding().topic();
        }
    }

    record Approved(UUID access, Holding holding, Statement statement) implements AccessEvent, Topical {
        @Override
        public String topic() {
            return holding.topic();
        }
    }

    record Declined(UUID access, Holding holding, Statement statement) implements AccessEvent, Topical {
        @Override
        public String topic() {
            return holding.topic();
        }
    }

    /** The one it was given to accessed online data. */
    record Used(UUID access, Use use) implements AccessEvent, Topical {
        @Override
        public String topic() {
            return use.act().topic();
        }
    }

    /** A keeper gave offline data to the one it was given to: the entry of the register. */
    record Provided(UUID access, Provision provision) implements AccessEvent, Topical {
        @Override
        public String topic() {
            return provision.act().topic();
        }
    }

    /** Somebody without authorisation was turned away. */
    record TurnedAway(UUID access, Attempt attempt) implements AccessEvent {}

    record Revoked(UUID access, Statement statement) implements AccessEvent {}

    record Expired(UUID access, Instant until) implements AccessEvent {}

    /** Where an authorisation is in its life. */
    enum Stage {
        REQUESTED,
        APPROVED,
        DECLINED,
        REVOKED,
        EXPIRED,
        TURNED_AWAY
    }

    /** Where the data is. */
    enum Holding {
        ONLINE("online"),
        OFFLINE("offline");

        private final String topic;

        Holding(String topic) {
            this.topic = topic;
        }

        private String topic() {
            return topic;
        }
    }

    /** What is done with data. */
    enum Act {
        READ("read"),
        QUERY("query"),
        COPY("copy"),
        MOVE("move"),
        CHANGE("change");

        private final String topic;

        Act(String topic) {
            this.topic = topic;
        }

        private String topic() {
            return topic;
        }

        /** Whether something of the data is elsewhere afterwards. */
        boolean takesAway() {
            return this == COPY || this == MOVE;
        }
    }

    /**
     * Who wants to do what with which data, why, until when.
     *
     * @param medium on which offline data is
     * @param person who would do it, by login name
     */
    record Application(
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,
            @NotNull Holding holding,
            @NotBlank @Size(max = 1000) String data,
            @Nullable UUID medium,
            @NotEmpty @Size(max = 5) List<@NotNull Act> acts,
            @NotBlank @Size(max = 64) String person,
            @NotBlank @Size(max = 2000) String purpose,
            @NotNull Instant until) {}

    /**
     * What was done with online data: the log of the operation.
     *
     * @param before what it was; must be said of a change
     * @param after what it is since; must be said of a change
     * @param destination where a copy went; must be said of what takes data away
     */
    record Use(
            @NotNull Act act,
            @NotBlank @Size(max = 2000) String operation,
            @Nullable @Size(max = 4000) String before,
            @Nullable @Size(max = 4000) String after,
            @Nullable @Size(max = 500) String destination) {}

    /**
     * What offline data was given out.
     *
     * @param items what exactly
     * @param copies how many
     * @param destination whereto; must be said of what takes data away
     */
    record Provision(
            @NotNull Act act,
            @NotBlank @Size(max = 2000) String items,
            @Min(0) @Max(1000) int copies,
            @Nullable @Size(max = 500) String destination) {}

    /** Who tried to do what without being allowed to, and how they were turned away. */
    record Attempt(
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,
            @NotBlank @Size(max = 200) String person,
            @NotNull Act act,
            @NotBlank @Size(max = 1000) String data,
            @NotBlank @Size(max = 2000) String denial) {}
}
