package org.taizhang.domain.staff;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Overdue;
import org.taizhang.domain.Personal;
import org.taizhang.domain.Statement;
import org.taizhang.domain.Topical;
import org.taizhang.domain.Units;

/** What can have happened to the operations body of a unit. */
public sealed interface StaffEvent {
    /** What a login name looks like. */
    String ACCOUNT = "[a-z][a-z0-9._-]{1,31}";
    /** What the code of a post looks like. */
    String POST = "[0-9A-Za-z][0-9A-Za-z._-]{0,31}";

    UUID staff();

    /** @param owed what is owed from the beginning on */
    record Established(UUID staff, Body body, Leader leader, List<Owing> owed) implements StaffEvent {}

    /** In place of the leader before. */
    record LeaderAppointed(UUID staff, Leader leader) implements StaffEvent {}

    /** In place of the posts before; who held one that is there no more holds it no more. */
    record PostsDefined(UUID staff, List<Post> posts) implements StaffEvent {}

    record Assigned(UUID staff, Assignment assignment) implements StaffEvent {}

    record Released(UUID staff, Assignment assignment) implements StaffEvent {}

    /**
     * @param period the first day of the period for which it counts
     * @param next what is owed in place of what this was; null where it was not owed
     */
    record TrainingHeld(
            UUID staff,
            Training training,
            LocalDate period,
            @Nullable Owing next) implements StaffEvent {}

    /** As {@link TrainingHeld}. */
    record SkillsTested(
            UUID staff,
            SkillTest test,
            LocalDate period,
            @Nullable Owing next) implements StaffEvent, Topical {
        @Override
        public String topic() {
            return topicOf(test.skill());
        }
    }

    /** As {@link TrainingHeld}. */
    record Reported(
            UUID staff,
            Report report,
            LocalDate period,
            @Nullable Owing next) implements StaffEvent, Topical {
        @Override
        public String topic() {
            return topicOf(report.task());
        }
    }

    record PermissionGranted(UUID staff, UUID permission, Permission granted) implements StaffEvent, Topical {
        @Override
        public String topic() {
            return topicOf(granted.scope());
        }
    }

    record PermissionRevoked(UUID staff, UUID permission, Statement statement) implements StaffEvent {}

    /** @param next what is owed after it */
    record TaskOverdue(UUID staff, Task task, LocalDate period, Lapse lapse, Owing next)
            implements StaffEvent, Overdue, Topical {
        @Override
        public String topic() {
            return topicOf(task);
        }

        @Override
        public UUID matter() {
            return staff;
        }

        @Override
        public String kind() {
            return "staff";
        }
    }

    record Dissolved(UUID staff, Statement statement) implements StaffEvent {}

    private static String topicOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is owed once in each period. */
    enum Task {
        DAILY_REPORT,
        PROBLEM_SUMMARY,
        TRAINING,
        SKILL_TEST
    }

    /** What those who run the platform are in charge of. */
    enum Charge {
        /** Systems and their back ends, network security, rights, support, the daily report. */
        DAILY_MAINTENANCE,
        /** The watch round the clock, and reacting in an emergency. */
        MONITORING_AND_RESPONSE,
        /** Faults and hard problems, and the summary of them. */
        PROBLEM_SUMMARY
    }

    /** What those who run the platform must be able to do. */
    enum Skill {
        DATABASES,
        LINUX,
        HOST_NETWORKING,
        NETWORK_SECURITY_MONITORING,
        NETWORK_PERFORMANCE,
        MIDDLEWARE_AND_JVM,
        APPLICATION_SERVERS
    }

    /** Of what a permission is. */
    enum PermissionScope {
        FUNCTION,
        DATA
    }

    /** Something that is owed in a period, which ends before {@code until}. */
    record Owing(Task task, LocalDate from, LocalDate until, Instant by) {}

    record Body(
            @NotBlank @Size(max = 200) String name,
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,
            @NotBlank @Size(max = 2000) String duties) {}

    /**
     * The one member of the management who is in charge of operations.
     *
     * @param post in the management
     */
    record Leader(
            @NotNull @Pattern(regexp = ACCOUNT) String person,
            @Personal @NotBlank @Size(max = 100) String post) {}

    record Post(
            @NotNull @Pattern(regexp = POST) String code,
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 2000) String duties,
            @NotEmpty @Size(max = 3) List<@NotNull Charge> charges) {}

    record Assignment(
            @NotNull @Pattern(regexp = POST) String post,
            @NotNull @Pattern(regexp = ACCOUNT) String person) {}

    /** @param heldOn the day on which it was held */
    record Training(
            @NotBlank @Size(max = 200) String topic,
            @NotNull LocalDate heldOn,
            @NotBlank @Size(max = 200) String trainer,

            @NotEmpty @Size(max = 200) List<@NotNull @Pattern(regexp = ACCOUNT) String> attendees,

            @NotNull @Valid Statement statement) {}

    /** @param heldOn the day on which it was held */
    record SkillTest(
            @NotNull Skill skill,
            @NotNull LocalDate heldOn,
            @NotEmpty @Size(max = 200) List<@Valid @NotNull Result> results,
            @NotNull @Valid Statement statement) {}

    /** @param score of a hundred; null where it was only passed or failed */
    record Result(
            @NotNull @Pattern(regexp = ACCOUNT) String person,
            boolean passed,
            @Nullable @Min(0) @Max(100) Integer score) {}

    /**
     * A daily report, or a summary of problems.
     *
     * @param day of which it is, or one in the period of which it is
     */
    record Report(
            @NotNull Task task,
            @NotNull LocalDate day,
            @NotNull @Valid Statement statement) {}

    /**
     * What somebody may do in a system of the platform.
     *
     * @param rights which functions, or which data
     */
    record Permission(
            @NotNull @Pattern(regexp = ACCOUNT) String person,
            @NotBlank @Size(max = 200) String system,
            @NotNull PermissionScope scope,
            @NotBlank @Size(max = 500) String rights,
            @NotNull @Valid Statement basis) {}
}
