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
    @JsonSubTypes.Type(Check.Snmp.class),
    @JsonSubTypes.Type(Check.Ipmi.class),
    @JsonSubTypes.Type(Check.Redfish.class),
    @JsonSubTypes.Type(Check.Ssh.class),
    @JsonSubTypes.Type(Check.Exec.class),
    @JsonSubTypes.Type(Check.Jmx.class),
    @JsonSubTypes.Type(Check.Jolokia.class),
    @JsonSubTypes.Type(Check.Actuator.class),
    @JsonSubTypes.Type(Check.Database.class),
    @JsonSubTypes.Type(Check.Redis.class),
    @JsonSubTypes.Type(Check.Mongodb.class),
    @JsonSubTypes.Type(Check.DataInterface.class),
    @JsonSubTypes.Type(Check.DataQuery.class),
    @JsonSubTypes.Type(Check.LogFile.class),
    @JsonSubTypes.Type(Check.Syslog.class)
})
public sealed interface Check {
    /** What the name of a credential looks like, {@code store:name}; what it stands for is in that secret store alone. */
    String REFERENCE = "[a-z]{1,16}:[A-Za-z0-9._/-]{1,120}";

    /** What a SHA-256 looks like, with or without colons. */
    String FINGERPRINT = "([0-9A-Fa-f]{2}:?){31}[0-9A-Fa-f]{2}";

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

    /**
     * Reads a machine over SSH, by commands that only read or by one command of the operator's.
     *
     * @param credential a user and its password, or its private key in PEM
     * @param hostKey the fingerprint that the machine's key must have, as {@code ssh-keygen -l} shows it
     * @param reads what is read by the product's own commands; everything where neither this nor a command is said
     * @param processes names of processes that are counted
     * @param command run instead, by the user's shell
     * @param output how to understand what the command prints; as a monitoring plugin's where not said
     */
    @JsonTypeName("ssh")
    record Ssh(
            @NotNull @Pattern(regexp = REFERENCE) String credential,

            @NotNull @Pattern(regexp = "SHA256:[A-Za-z0-9+/]{43}")
            String hostKey,

            @Nullable @Size(max = 10) List<@NotNull Reading> reads,
            @Nullable @Size(max = 50) List<@NotBlank @Size(max = 64) String> processes,
            @Nullable @Size(min = 1, max = 2000) String command,
            @Nullable Output output)
            implements Check {
        /** What the product's own commands read. */
        public enum Reading {
            LOAD,
            MEMORY,
            FILESYSTEMS,
            NETWORK,
            PROCESSES,
            SOCKETS
        }
    }

    /**
     * Runs a program of the folder that the product's settings name, without a shell.
     *
     * @param program its file name
     * @param arguments in which {@code {address}} stands for the target's address
     * @param credential given to the program as {@code CREDENTIAL_USER} and {@code CREDENTIAL_SECRET} in its environment
     * @param output how to understand what it prints; as a monitoring plugin's where not said
     */
    @JsonTypeName("exec")
    record Exec(
            @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
            String program,

            @Nullable @Size(max = 50) List<@NotNull @Size(max = 500) String> arguments,
            @Nullable @Pattern(regexp = REFERENCE) String credential,
            @Nullable Output output)
            implements Check {}

    /** How to understand what a program prints. */
    enum Output {
        /** The conventions of monitoring plugins: 0 to 3 at the end, and performance data behind a bar. */
        PLUGIN,
        /** A number. */
        VALUE,
        /** Lines of {@code key=number}. */
        VALUES
    }

    /**
     * Asks the SNMP agent at the target's address, a host name or an IP address.
     *
     * @param port of the agent; 161 where not said
     * @param credential the community as the secret for v2c, the user and the authentication passphrase for v3
     * @param authentication of v3; SHA-256 where not said
     * @param privacyCredential the privacy passphrase of v3; nothing is encrypted where not said
     * @param privacy of v3 with a privacy passphrase; AES-128 where not said
     * @param profile what is read of the standard MIBs; the system group alone where not said
     * @param interfaces the names of the interfaces that are watched; all where not said
     * @param processes the names of the programs that are counted, for {@code HOST}
     * @param values what else is read, of any MIB
     */
    @JsonTypeName("snmp")
    record Snmp(
            @NotNull Version version,
            @Nullable @Min(1) @Max(65_535) Integer port,
            @NotNull @Pattern(regexp = REFERENCE) String credential,
            @Nullable Authentication authentication,
            @Nullable @Pattern(regexp = REFERENCE) String privacyCredential,
            @Nullable Privacy privacy,
            @Nullable Profile profile,
            @Nullable @Size(max = 1_000) List<@NotBlank @Size(max = 100) String> interfaces,
            @Nullable @Size(max = 100) List<@NotBlank @Size(max = 100) String> processes,
            @Nullable @Size(max = 100) List<@Valid @NotNull SnmpValue> values)
            implements Check {
        /** Version 3 is always authenticated: an agent that lets anybody read is asked by v2c. */
        public enum Version {
            V2C,
            V3
        }

        /** The protocols of RFC 3414 and RFC 7860. */
        public enum Authentication {
            MD5,
            SHA,
            SHA224,
            SHA256,
            SHA384,
            SHA512
        }

        /** The protocols of RFC 3414 and RFC 3826, and the longer keys of practice, with C as Cisco extends them. */
        public enum Privacy {
            DES,
            AES128,
            AES192,
            AES256,
            AES192C,
            AES256C
        }

        /** HOST is HOST-RESOURCES-MIB, UCD-SNMP-MIB and the interfaces; NETWORK is the interfaces of IF-MIB. */
        public enum Profile {
            HOST,
            NETWORK
        }
    }

    /**
     * Reads the hardware behind the target's address by IPMI 2.0 over LAN: sensors, chassis, event log.
     *
     * @param port of the management controller; 623 where not said
     * @param credential the user and the password
     * @param privilege that is asked for; USER where not said, which is enough to read
     * @param suite how messages are protected; SHA256_AES128 where not said
     */
    @JsonTypeName("ipmi")
    record Ipmi(
            @Nullable @Min(1) @Max(65_535) Integer port,
            @NotNull @Pattern(regexp = REFERENCE) String credential,
            @Nullable Privilege privilege,
            @Nullable Suite suite)
            implements Check {
        /** What a user may do. */
        public enum Privilege {
            USER,
            OPERATOR,
            ADMINISTRATOR
        }

        /** Cipher suites of the specification that encrypt: number 3, and number 17 of newer controllers. */
        public enum Suite {
            SHA1_AES128,
            SHA256_AES128
        }
    }

    /**
     * Reads the hardware by Redfish, at the web address of its management controller.
     *
     * @param credential the user and the password
     * @param login SESSION where not said; BASIC where the controller has no sessions
     * @param fingerprint SHA-256 of the certificate that the controller shows, in hexadecimal; where not said it must be
     *     of an authority that the product trusts
     */
    @JsonTypeName("redfish")
    record Redfish(
            @NotNull @Pattern(regexp = REFERENCE) String credential,
            @Nullable Login login,
            @Nullable @Pattern(regexp = FINGERPRINT) String fingerprint)
            implements Check {
        /** How it goes in. */
        public enum Login {
            SESSION,
            BASIC
        }
    }

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

    /**
     * Follows the log file that is the target's address, on the machine the product runs on.
     *
     * @param charset of its lines; UTF-8, and GB 18030 for lines that are none, where not said
     * @param patterns what is looked for; a match of severity 1 or 2 fails the run
     */
    @JsonTypeName("log-file")
    record LogFile(
            @Nullable @Pattern(regexp = "UTF-8|GB18030|ISO-8859-1")
            String charset,

            @NotNull @Size(max = 50) List<@Valid @NotNull LogPattern> patterns)
            implements Check {}

    /**
     * Takes what the host that is the target's address sends by syslog.
     *
     * @param app the program whose messages are taken; those of all where not said
     * @param patterns what is looked for; a match of severity 1 or 2 runs the target at once and fails the run
     */
    @JsonTypeName("syslog")
    record Syslog(
            @Nullable @Size(min = 1, max = 48) String app,
            @NotNull @Size(max = 50) List<@Valid @NotNull LogPattern> patterns)
            implements Check {
        /** The address that stands for whatever host sends. */
        public static final String ANY_SOURCE = "*";
    }
}
