package org.taizhang.domain.target;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a target is watched: one record a protocol, each served by one probe. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "protocol")
@JsonSubTypes({
    @JsonSubTypes.Type(Check.Http.class),
    @JsonSubTypes.Type(Check.Host.class),
    @JsonSubTypes.Type(Check.Prometheus.class),
    @JsonSubTypes.Type(Check.Haproxy.class),
    @JsonSubTypes.Type(Check.NginxStatus.class),
    @JsonSubTypes.Type(Check.Rabbitmq.class)
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
}
