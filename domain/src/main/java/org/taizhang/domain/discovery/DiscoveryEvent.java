package org.taizhang.domain.discovery;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Ids;
import org.taizhang.domain.Kinds;
import org.taizhang.domain.Units;
import org.taizhang.domain.Within;

/** What can have happened to a discovery: ranges of a network that were looked through. */
public sealed interface DiscoveryEvent {
    /** Of one discovery; what else is there is only counted. */
    int MOST_FINDINGS = 1_000;

    /** What the name of a credential looks like. */
    String REFERENCE = "[a-z]{1,16}:[A-Za-z0-9._/-]{1,120}";

    UUID discovery();

    /** @param addresses that are looked at */
    record Requested(UUID discovery, Scope scope, long addresses) implements DiscoveryEvent {}

    /** @param number from 1 */
    record FindingRecorded(UUID discovery, int number, Finding finding) implements DiscoveryEvent {}

    record Completed(UUID discovery, Outcome outcome) implements DiscoveryEvent {}

    record Failed(UUID discovery, String reason) implements DiscoveryEvent {}

    record Cancelled(UUID discovery) implements DiscoveryEvent {}

    /** The product was switched off in the middle of it; what had been found is known. */
    record Interrupted(UUID discovery) implements DiscoveryEvent {}

    /** Somebody wants that watched; {@code target} is what stands for it from now on. */
    record FindingAdopted(UUID discovery, int number, UUID target, Finding finding, Adoption adoption)
            implements DiscoveryEvent {}

    /** The target that a finding becomes. */
    static UUID target(UUID discovery, int number) {
        return Ids.of("finding", discovery, number);
    }

    /** Where a discovery is in its life. */
    enum Stage {
        SCANNING,
        COMPLETED,
        FAILED,
        CANCELLED,
        INTERRUPTED;

        /** The stage after an event, the same for the aggregate and its read model. */
        public static Stage after(DiscoveryEvent event, @Nullable Stage was) {
            return switch (event) {
                case Requested e -> SCANNING;
                case FindingRecorded e -> was == null ? SCANNING : was;
                case Completed e -> COMPLETED;
                case Failed e -> FAILED;
                case Cancelled e -> CANCELLED;
                case Interrupted e -> INTERRUPTED;
                case FindingAdopted e -> was == null ? SCANNING : was;
            };
        }
    }

    /**
     * Where and how to look.
     *
     * @param unit to which the discovery belongs, and what becomes of its findings
     * @param ranges in CIDR notation, or single addresses; as many addresses as the settings allow
     * @param ports TCP ports; the usual ones where not said
     * @param snmp whether SNMP agents are asked, and how; they are not where not said
     * @param echo whether ICMP echoes are sent; no where not said
     */
    record Scope(
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,

            @NotNull @Size(min = 1, max = 16) List<@NotNull @Pattern(regexp = Network.PATTERN) String> ranges,

            @Nullable @Size(max = 32) List<@NotNull @Min(1) @Max(65_535) Integer> ports,
            @Nullable @Valid Agent snmp,
            @Nullable Boolean echo) {
        private static final List<Integer> USUAL =
                List.of(22, 80, 443, 3306, 5432, 6379, 8080, 8404, 8443, 9100, 15_672, 27_017);

        /** The TCP ports that are tried, each once. */
        public List<Integer> tried() {
            return ports == null ? USUAL : ports.stream().distinct().toList();
        }
    }

    /**
     * How SNMP agents are asked, by version 2c.
     *
     * @param credential the community, by reference
     * @param port 161 where not said
     */
    record Agent(
            @NotNull @Pattern(regexp = REFERENCE) String credential,
            @Nullable @Min(1) @Max(65_535) Integer port) {}

    /**
     * Something that answered.
     *
     * @param port 0 where it has none
     * @param kind of what kind it seems to be, one of {@link Kinds}
     * @param name what it calls itself, or what the name service or its certificate do; null where nobody does
     * @param text what else it says: a title, a greeting, a description
     * @param watched the target that watched it already when it was found; null where none did
     */
    record Finding(
            String address,
            int port,
            Protocol protocol,
            String kind,
            @Nullable String name,
            @Nullable String text,
            Suggestion suggestion,
            @Nullable UUID watched) {
        /** What it is called unless somebody says otherwise. */
        public String label() {
            return name == null ? place() : name;
        }

        /** Address and port, an IPv6 address in brackets. */
        public String place() {
            if (port == 0) return address;
            return (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + port;
        }

        public Finding named(@Nullable String name) {
            return new Finding(address, port, protocol, kind, name, text, suggestion, watched);
        }

        public Finding watchedBy(@Nullable UUID target) {
            return new Finding(address, port, protocol, kind, name, text, suggestion, target);
        }
    }

    /** What it speaks, as far as that was recognised. */
    enum Protocol {
        HTTP,
        HTTPS,
        SSH,
        SNMP,
        NODE_EXPORTER,
        NGINX_STATUS,
        HAPROXY,
        RABBITMQ,
        POSTGRESQL,
        MYSQL,
        REDIS,
        MONGODB,
        ICMP,
        /** A port that is open, and says nothing that is known. */
        TCP
    }

    /**
     * How it could be watched.
     *
     * @param address of the target
     * @param login whether that needs a credential: without one only its port can be watched
     * @param credential the one by which it was found; null where none was needed
     */
    record Suggestion(
            Way way,
            String address,
            boolean login,
            @Nullable String credential) {}

    /** The check that is suggested. */
    enum Way {
        HTTP,
        TCP,
        ICMP,
        SNMP,
        PROMETHEUS,
        NGINX_STATUS,
        HAPROXY,
        RABBITMQ,
        DATABASE,
        REDIS,
        MONGODB
    }

    /**
     * What a discovery came to.
     *
     * @param attempts connections and questions to addresses that it began with
     * @param findings all there were
     * @param left of these, the ones that were not recorded because there were too many
     */
    record Outcome(long addresses, long attempts, long findings, long left) {}

    /**
     * What whoever wants a finding watched says of it.
     *
     * @param name what it is called; what it was found as where not said
     * @param kind of what kind it is; what it seemed to be where not said
     * @param credential what lets the probe in, by reference
     * @param interval from run to run; a minute where not said
     */
    record Adoption(
            @NotBlank @Size(max = 64) String owner,
            @Nullable @Size(min = 1, max = 100) String name,
            @Nullable @Pattern(regexp = Kinds.PATTERN) String kind,
            @Nullable @Pattern(regexp = REFERENCE) String credential,
            @Nullable @Within(min = "PT1S", max = "P1D") Duration interval,

            @Nullable @Size(max = 10) List<@NotBlank @Size(max = 64) String> escalation) {}
}
