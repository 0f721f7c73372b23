package org.taizhang.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.taizhang.domain.Cadence;
import org.taizhang.domain.Units;
import org.taizhang.domain.Within;
import org.taizhang.domain.incident.Grading;
import org.taizhang.domain.problem.ProblemTimes;
import org.taizhang.domain.staff.Rhythms.Rhythm;
import org.taizhang.domain.staff.StaffEvent.Task;
import org.taizhang.domain.target.Check;
import org.taizhang.domain.target.Check.Snmp.Authentication;
import org.taizhang.domain.target.Check.Snmp.Privacy;
import org.taizhang.projections.series.Retention;

/**
 * What an operator may set; {@code application.yml} has the defaults and where each comes from.
 *
 * @param data where the ledger, the read models and the metrics lie
 * @param unit the unit that runs the platform; everything belongs to it or to a unit below
 * @param targets the YAML file that declares targets; none where not set
 * @param mongoUri where MongoDB is, for the profile {@code mongo}
 * @param adminPassword the first administrator's password; a random one is made and shown once where not set
 */
@Validated
@ConfigurationProperties("taizhang")
public record Settings(
        @NotNull Path data,
        @NotNull @Pattern(regexp = Units.PATTERN) String unit,
        @NotNull ZoneId zone,
        @DefaultValue @NotNull @Valid Reports reports,
        @Nullable Path targets,
        @Nullable String adminPassword,
        @Nullable String mongoUri,
        @NotNull @Valid Ledger ledger,
        @NotNull @Valid Security security,
        @NotNull @Valid Secrets secrets,
        @NotNull @Valid Requests requests,
        @NotNull @Valid Changes changes,
        @NotNull @Valid Probes probes,
        @NotNull @Valid Discovery discovery,
        @NotNull @Valid Metrics metrics,
        @NotNull @Valid Alerts alerts,
        @NotNull @Valid Incidents incidents,
        @NotNull @Valid Problems problems,
        @DefaultValue @NotNull @Valid Clauses clauses,
        @NotNull @Valid Documents documents,
        @NotNull @Valid Backups backups,
        @NotNull @Valid Operations operations,
        @NotNull @Valid Staff staff,
        @NotNull @Valid Emergencies emergencies,
        @NotNull @Valid WorkingDays workingDays) {

    /**
     * Where the ledger is, as what it is signed, and to whom its checkpoints are brought.
     *
     * @param acceptStandalone whether a MongoDB that may lose what it acknowledged will do, to try things out
     * @param origin the log's name for ever; made up at the first start where not set
     * @param tiles where the log lies as files of tlog-tiles; empty for nowhere
     * @param sm3 whether a second tree by SM3 is kept, under the origin {@code <origin>/sm3}
     * @param retiredKeys the public keys that signed before, as {@code name+id+base64}
     */
    public record Ledger(
            @NotNull Store store,
            boolean acceptStandalone,
            @Nullable String origin,
            @NotNull Duration checkpointEvery,
            @NotNull String tiles,
            boolean sm3,
            @DefaultValue @NotNull List<@Valid Signer> signers,
            @DefaultValue @NotNull List<@Valid Signer> sm3Signers,
            @DefaultValue @NotNull List<String> retiredKeys,
            @DefaultValue @NotNull List<@Valid Witness> witnesses,
            @DefaultValue @NotNull @Valid Places places) {}

    /** @param font the TrueType font of documents; the one that comes with the product where not set */
    public record Reports(@Nullable Path font) {}

    /** What the ledger is kept in. */
    public enum Store {
        SQLITE,
        MONGO
    }

    /**
     * A signing key.
     *
     * @param key where it lies, such as {@code file:/etc/taizhang/log.key}
     * @param secret its password or PIN, if it has one
     */
    public record Signer(@NotBlank String key, @Nullable String secret) {
        @Override
        public String toString() {
            return key;
        }
    }

    /** A witness (C2SP tlog-witness) by its address and its public key. */
    public record Witness(@NotNull URI url, @NotBlank String vkey) {}

    /** Where checkpoints are brought: folders, web addresses, syslog servers. */
    public record Places(
            @DefaultValue @NotNull List<Path> files,
            @DefaultValue @NotNull List<@Valid Webhook> webhooks,
            @DefaultValue @NotNull List<@Valid Syslog> syslog) {}

    /** @param authorization the header of that name, if it needs one */
    public record Webhook(@NotNull URI url, @Nullable String authorization) {
        @Override
        public String toString() {
            return url.getHost() + url.getPath();
        }
    }

    /** @param tcp by counted octets; otherwise by datagrams, which may be lost */
    public record Syslog(
            @NotBlank String host,
            @DefaultValue("514") @Min(1) @Max(65_535) int port,
            boolean tcp) {}

    /**
     * Logins and sessions.
     *
     * @param passwordKinds of lower case, upper case, digits and others
     * @param loginsPerMinute failed attempts that one client address may make
     */
    public record Security(
            @Min(8) int passwordLength,
            @Min(1) @Max(4) int passwordKinds,
            @Min(1) int failures,
            @NotNull Duration lock,
            @NotNull Duration sessionIdle,
            @NotNull Duration sessionLength,
            @Min(1) int sessionsPerAccount,
            @Min(1) int loginsPerMinute) {}

    /** @param key where the key lies that locks the secrets of probes; outside the data folder */
    public record Secrets(@NotNull Path key) {}

    /**
     * Times of changes.
     *
     * @param daytimeFrom from when on a working day only urgent changes are carried out
     * @param daytimeTo until when
     */
    public record Changes(
            @NotNull LocalTime daytimeFrom,
            @NotNull LocalTime daytimeTo,
            @NotNull Duration longestWindow,
            @NotNull Duration decideWithin,
            @NotNull Duration reviewWithin,
            @NotNull Duration reviewUrgentWithin,
            @NotNull Duration remindAfter) {}

    /** Until when the steps of a request are owed. */
    public record Requests(
            @NotNull Duration reviewWithin,
            @NotNull Duration executeWithin,
            @NotNull Duration verifyWithin,
            @NotNull Duration remindAfter) {}

    /**
     * How probes run.
     *
     * @param scripts where the programs lie that the check {@code exec} may run; none is run where not set
     * @param logs whose files the check {@code log-file} may read; none where empty
     * @param drivers where jars of JDBC drivers are that do not come with the product
     */
    public record Probes(
            @Min(1) int atOnce,
            @NotNull Duration spread,
            boolean registerSelf,
            @NotNull Path drivers,
            @Nullable Path scripts,
            @DefaultValue @NotNull List<Path> logs,
            @DefaultValue @NotNull @Valid Traps traps,
            @DefaultValue @NotNull @Valid Incoming syslog) {}

    /**
     * Where in the network may be looked for what could be watched, and how fast.
     *
     * @param ranges in CIDR notation; nowhere where empty
     * @param addresses of one request at most
     * @param atOnce addresses that are looked at at the same time
     * @param perSecond attempts that begin in a second
     * @param patience how long an answer is waited for
     */
    public record Discovery(
            @DefaultValue @NotNull List<String> ranges,
            @Min(1) @Max(65_536) int addresses,
            @Min(1) @Max(1_000) int atOnce,
            @Min(1) @Max(10_000) int perSecond,
            @NotNull @Within(min = "PT0.1S", max = "PT30S") Duration patience) {}

    /**
     * Where messages of syslog are received, by UDP and TCP.
     *
     * @param port 0 for nowhere
     */
    public record Incoming(
            @DefaultValue("0") @Min(0) @Max(65_535) int port,
            @DefaultValue("0.0.0.0") @NotBlank String address) {}

    /**
     * Where SNMP traps and informs are received.
     *
     * @param port 0 for nowhere
     * @param community the reference of the community that those of versions 1 and 2c must name; any will do where not set
     * @param users who may send those of version 3
     * @param engine what informs of version 3 know this receiver by; never changes
     */
    public record Traps(
            @DefaultValue("0") @Min(0) @Max(65_535) int port,
            @DefaultValue("0.0.0.0") @NotBlank String address,
            @Nullable @Pattern(regexp = Check.REFERENCE) String community,
            @DefaultValue @NotNull List<@Valid TrapUser> users,

            @DefaultValue("taizhang") @NotBlank @Size(max = 27)
            String engine) {}

    /** A user of SNMP version 3 who may send traps, by references of its passphrases. */
    public record TrapUser(
            @NotNull @Pattern(regexp = Check.REFERENCE) String credential,
            @Nullable Authentication authentication,
            @Nullable @Pattern(regexp = Check.REFERENCE) String privacyCredential,
            @Nullable Privacy privacy) {}

    /** How long observations are kept, and how many may wait to be written. */
    public record Metrics(
            @Min(1000) int queue,
            @NotNull Duration raw,
            @NotNull Duration fiveMinutes,
            @NotNull Duration hours,
            @NotNull Duration days) {
        public Retention retention() {
            return new Retention(raw, fiveMinutes, hours, days);
        }
    }

    /** When alerts count as flapping. */
    public record Alerts(@NotNull @Valid Flapping flapping) {}

    /**
     * People are told once that an alert flaps when it changes more often than that.
     *
     * @param changes raisings and clearings that people are told of one by one
     * @param within in what time
     * @param quiet how long without a change ends it
     */
    public record Flapping(
            @Min(2) @Max(100) int changes,
            @NotNull Duration within,
            @NotNull Duration quiet) {}

    /**
     * How impact leads to priority and times, and how an incident is pursued.
     *
     * @param urgeAfter which share of a time may go by before whoever owes it is reminded; 1 for never
     * @param closure how long after it was resolved an incident may stay open, in working time
     * @param again how long after it was told that something is overdue it is told again
     */
    public record Incidents(
            @NotNull List<List<Integer>> priorities,
            @NotNull List<Grading.Target> targets,
            @DecimalMin("0.01") @DecimalMax("1") double urgeAfter,
            @NotNull Duration closure,
            @NotNull Duration again) {}

    /**
     * What becomes a problem by itself, and until when each step of it is owed.
     *
     * @param majorPriority an incident of this priority or a higher one
     * @param repeats so many incidents of one cause
     * @param within in so long a time
     * @param times in working time, by severity from 1
     * @param again how long after it was told that something is overdue it is told again
     */
    public record Problems(
            @Min(0) @Max(4) int majorPriority,
            @Min(2) @Max(50) int repeats,
            @NotNull Duration within,
            @NotNull @Size(min = 4, max = 4) List<ProblemTimes.Allowance> times,
            @NotNull Duration again) {}

    /** @param review how often somebody must look whether a policy or manual still holds, where it does not say itself */
    public record Documents(@NotNull @Valid Cadence review) {}

    /**
     * How the requirements of the standard are looked after.
     *
     * @param cadences by number, such as {@code 5.1-a}: how often the operator has decided to do what the text leaves open
     * @param look how often what is owed is looked through
     */
    public record Clauses(
            @DefaultValue @NotNull Map<String, @Valid Cadence> cadences,
            @DefaultValue("10m") @NotNull Duration look) {}

    /**
     * How long things take that operations owe.
     *
     * @param revision from a change of what a manual describes to its revision in force
     * @param review from the end of an operation to its review
     */
    public record Operations(
            @NotNull Duration revision, @NotNull Duration review) {}

    /**
     * How soon backups get the attention they are owed.
     *
     * @param checkWithin how long after the end of a day its backups are looked at
     * @param repairWithin how long after it was found a backup that cannot be used is repaired
     * @param cause how long after a run failed its cause is found
     * @param fault how long after that the fault is reported
     * @param rerun how long after that another run is arranged
     * @param again how long after it was not done people are told once more
     */
    public record Backups(
            @NotNull Duration checkWithin,
            @NotNull Duration repairWithin,
            @NotNull Duration cause,
            @NotNull Duration fault,
            @NotNull Duration rerun,
            @NotNull Duration again,
            @NotNull @Valid Restores restores) {}

    /**
     * How soon the steps of a restore follow one another.
     *
     * @param cleanUp how long after a test its data is purged and its medium returned
     * @param review how long after a passed test it is reviewed, and after that archived
     * @param cause how long after a failed test its cause is found
     * @param fault how long after that the fault is reported
     * @param retest how long after that another test is arranged
     * @param verification how long after a restore another has verified it
     * @param urgency how long after an urgent restore the missing test is answered for
     * @param again how long after it was not done people are told once more
     */
    public record Restores(
            @NotNull Duration cleanUp,
            @NotNull Duration review,
            @NotNull Duration cause,
            @NotNull Duration fault,
            @NotNull Duration retest,
            @NotNull Duration verification,
            @NotNull Duration urgency,
            @NotNull Duration again) {}

    /** How often what an operations body owes is owed, and how long after the end of a period it is not late. */
    public record Staff(
            @NotNull @Valid Rhythm dailyReport,
            @NotNull @Valid Rhythm problemSummary,
            @NotNull @Valid Rhythm training,
            @NotNull @Valid Rhythm skillTest) {
        public Map<Task, Rhythm> all() {
            return Map.of(
                    Task.DAILY_REPORT, dailyReport,
                    Task.PROBLEM_SUMMARY, problemSummary,
                    Task.TRAINING, training,
                    Task.SKILL_TEST, skillTest);
        }
    }

    /**
     * By when what is done about emergencies is owed.
     *
     * @see org.taizhang.domain.EmergencyTerms
     */
    public record Emergencies(
            @NotNull Period evaluation,
            @NotNull Period afterDrill,
            @NotNull Period refiling,
            @NotNull Period revision,
            @NotNull Duration verification,
            @NotNull Duration watch,
            @NotNull Duration watchLength,
            @NotNull Period review) {}

    /**
     * Which hours of which days count as working time; the official calendar comes with the product.
     *
     * @param holidays days that are free here though the official calendar says otherwise
     * @param workdays days that are worked here though the official calendar says otherwise
     * @param years official calendars that the product does not bring, or brings otherwise
     */
    public record WorkingDays(
            @NotNull LocalTime from,
            @NotNull LocalTime to,
            @DefaultValue @NotNull Set<LocalDate> holidays,
            @DefaultValue @NotNull Set<LocalDate> workdays,
            @DefaultValue @NotNull Map<Integer, @NotNull @Valid OfficialYear> years) {}

    /**
     * The official calendar of a year.
     *
     * @param holidays that are free
     * @param workdays weekend days that are worked instead
     */
    public record OfficialYear(
            @DefaultValue @NotNull Set<LocalDate> holidays,
            @DefaultValue @NotNull Set<LocalDate> workdays) {}
}
