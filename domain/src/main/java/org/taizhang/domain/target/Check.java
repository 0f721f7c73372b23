package org.taizhang.domain.target;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Within;

/** How a target is watched: one record a protocol, each served by one probe. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "protocol")
@JsonSubTypes({
    @JsonSubTypes.Type(Check.Http.class),
    @JsonSubTypes.Type(Check.Host.class),
    @JsonSubTypes.Type(Check.Heartbeat.class),
    @JsonSubTypes.Type(Check.Prometheus.class),
    @JsonSubTypes.Type(Check.Haproxy.class),
    @JsonSubTypes.Type(Check.NginxStatus.class),
    @JsonSubTypes.Type(Check.Rabbitmq.class),
    @JsonSubTypes.Type(Check.Tcp.class),
    @JsonSubTypes.Type(Check.Tls.class),
    @JsonSubTypes.Type(Check.Icmp.class),
    @JsonSubTypes.Type(Check.Dns.class),
    @JsonSubTypes.Type(Check.Transaction.class),
    @JsonSubTypes.Type(Check.App.class),
    @JsonSubTypes.Type(Check.Jmx.class),
    @JsonSubTypes.Type(Check.Jolokia.class),
    @JsonSubTypes.Type(Check.Actuator.class),
    @JsonSubTypes.Type(Check.Database.class),
    @JsonSubTypes.Type(Check.Redis.class),
    @JsonSubTypes.Type(Check.Mongodb.class),
    @JsonSubTypes.Type(Check.DataInterface.class),
    @JsonSubTypes.Type(Check.DataQuery.class)
})
public sealed interface Check {
    /** What the name of a credential looks like, {@code store:name}; what it stands for is in that secret store alone. */
    String REFERENCE = "[a-z]{1,16}:[A-Za-z0-9._/-]{1,120}";

    /** The credentials it names, wherever in it: what is a member with the pattern {@link #REFERENCE}. */
    default Set<String> references() {
        return References.of((Record) this);
    }

    /**
     * Reads the page at the target's address.
     *
     * @param keyword text the page must contain
     * @param maxRedirects how many redirects are followed, 0 to 10; 5 where not said
     */
    @JsonTypeName("http")
    record Http(
            @Nullable @Size(max = 200) String keyword,
            @Nullable @Min(0) @Max(10) Integer maxRedirects) implements Check {}

    /** Reads the machine the product runs on. */
    @JsonTypeName("host")
    record Host() implements Check {}

    /**
     * Waits for signs of life that the target gives by itself, through the source that stands for it.
     *
     * @param every how often one is due
     * @param grace how late it may be; not at all where not said
     */
    @JsonTypeName("heartbeat")
    record Heartbeat(
            @NotNull @Within(min = "PT1S", max = "P31D") Duration every,
            @Nullable @Within(max = "P7D") Duration grace) implements Check {
        public Duration allowance() {
            return grace == null ? Duration.ZERO : grace;
        }
    }

    /**
     * Reads an exporter of Prometheus or OpenMetrics at the target's address: what node_exporter shows of a machine by
     * itself, and of any exporter what is selected.
     */
    @JsonTypeName("prometheus")
    record Prometheus(
            @Nullable @Pattern(regexp = REFERENCE) String credential,
            @Nullable @Size(max = 100) List<@Valid @NotNull ExporterMetric> metrics)
            implements Check {}

    /** Reads HAProxy's statistics page at the target's address. */
    @JsonTypeName("haproxy")
    record Haproxy(@Nullable @Pattern(regexp = REFERENCE) String credential) implements Check {}

    /** Reads nginx's {@code stub_status} at the target's address. */
    @JsonTypeName("nginx-status")
    record NginxStatus(
            @Nullable @Pattern(regexp = REFERENCE) String credential) implements Check {}

    /** Reads RabbitMQ by its management interface, of which the target's address is the root. */
    @JsonTypeName("rabbitmq")
    record Rabbitmq(@Nullable @Pattern(regexp = REFERENCE) String credential) implements Check {}

    /**
     * Opens a connection to the target's address, {@code host:port}.
     *
     * @param tls whether TLS is spoken over it, and the certificate must be believed
     * @param greeting text the server must send by itself, such as {@code SSH-2.0}
     */
    @JsonTypeName("tcp")
    record Tcp(
            @Nullable Boolean tls,
            @Nullable @Size(min = 1, max = 200) String greeting) implements Check {}

    /**
     * Looks at the certificates and the TLS versions of the target's address, {@code host:port}.
     *
     * @param name whom the certificate must name; the host where not said
     * @param strict whether it is a failure that TLS 1.0 or 1.1 is still offered
     */
    @JsonTypeName("tls")
    record Tls(
            @Nullable @Size(min = 1, max = 253) String name,
            @Nullable Boolean strict) implements Check {}

    /**
     * Sends ICMP echoes to the host that is the target's address.
     *
     * @param echoes how many, 1 to 20, five each second; 5 where not said
     */
    @JsonTypeName("icmp")
    record Icmp(@Nullable @Min(1) @Max(20) Integer echoes) implements Check {}

    /**
     * Asks for the records of the name that is the target's address.
     *
     * @param type which records; A where not said
     * @param expected all of them, as a zone file has their data; any where not said
     * @param server which name server is asked, {@code host} or {@code host:port}; those of the system where not said
     * @param authenticated whether the server must say that DNSSEC proves the answer
     */
    @JsonTypeName("dns")
    record Dns(
            @Nullable @Pattern(regexp = "A|AAAA|CAA|CNAME|MX|NS|PTR|SOA|SRV|TXT")
            String type,

            @Nullable @Size(max = 50) List<@NotBlank @Size(max = 500) String> expected,
            @Nullable @Size(min = 1, max = 260) String server,
            @Nullable Boolean authenticated)
            implements Check {}

    /**
     * Does with the site at the target's address what a visitor does: logs in, searches, leaves a message and sees it
     * accepted.
     *
     * @param steps one after the other, with the cookies that come with them; the first that fails ends the run
     * @param credential what stands for {@code {user}} and {@code {secret}}
     */
    @JsonTypeName("transaction")
    record Transaction(
            @NotNull @Size(min = 1, max = 20) List<@Valid @NotNull Step> steps,
            @Nullable @Pattern(regexp = REFERENCE) String credential)
            implements Check {}

    /**
     * Downloads the app at the target's address, an Android APK or an iOS IPA, and reads what it says of itself.
     *
     * @param packageName what its package or bundle must be called; any where not said
     * @param mebibytes how large it may be, 1 to 4096; 512 where not said
     */
    @JsonTypeName("app")
    record App(
            @Nullable @Size(min = 1, max = 200) String packageName,
            @Nullable @Min(1) @Max(4096) Integer mebibytes) implements Check {}

    /** Reads the management beans of a Java process over RMI, at {@code host:port}. */
    @JsonTypeName("jmx")
    record Jmx(@Nullable @Pattern(regexp = REFERENCE) String credential) implements Check {}

    /** Reads the management beans of a Java process by its Jolokia agent, at the target's web address. */
    @JsonTypeName("jolokia")
    record Jolokia(@Nullable @Pattern(regexp = REFERENCE) String credential) implements Check {}

    /** Reads the actuator of a Spring Boot application, of which the target's address is the root. */
    @JsonTypeName("actuator")
    record Actuator(@Nullable @Pattern(regexp = REFERENCE) String credential) implements Check {}

    /**
     * Reads a database by JDBC, at {@code jdbc:kind://host:port/name}.
     *
     * @param tls whether only an encrypted connection to a server with a certificate for its name will do; no where not said
     */
    @JsonTypeName("database")
    record Database(
            @Nullable @Pattern(regexp = REFERENCE) String credential,
            @Nullable Boolean tls) implements Check {}

    /** Reads Redis, at {@code host:port}. */
    @JsonTypeName("redis")
    record Redis(
            @Nullable @Pattern(regexp = REFERENCE) String credential,
            @Nullable Boolean tls) implements Check {}

    /** Reads MongoDB, at {@code mongodb://host:port,…}. */
    @JsonTypeName("mongodb")
    record Mongodb(
            @Nullable @Pattern(regexp = REFERENCE) String credential,
            @Nullable Boolean tls) implements Check {}

    /**
     * Reads what an interface gives as JSON at the target's web address, and holds it to its contract.
     *
     * @param records a JSON pointer (RFC 6901) to the list of records; the answer itself, a list or one record, where not said
     */
    @JsonTypeName("data-interface")
    record DataInterface(
            @Nullable @Pattern(regexp = REFERENCE) String credential,

            @Nullable @Pattern(regexp = "(/[^/]{0,100}){1,10}")
            String records,

            @NotNull @Valid RecordContract contract)
            implements Check {}

    /**
     * Reads what a database, at {@code jdbc:kind://host:port/name}, gives to a SELECT, and holds it to its contract.
     *
     * @param tls whether only an encrypted connection to a server with a certificate for its name will do; no where not said
     * @param select one SELECT and nothing else; at most 100,000 rows are read
     */
    @JsonTypeName("data-query")
    record DataQuery(
            @Nullable @Pattern(regexp = REFERENCE) String credential,
            @Nullable Boolean tls,
            @NotBlank @Size(max = 4000) String select,
            @NotNull @Valid RecordContract contract)
            implements Check {}
}
