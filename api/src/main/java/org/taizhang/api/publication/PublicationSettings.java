package org.taizhang.api.publication;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.taizhang.domain.publication.Reviewing;

/** How many levels review what, and from where may be reposted; {@code application.yml} has the defaults. */
@Validated
@ConfigurationProperties("taizhang.publications")
public record PublicationSettings(
        @DefaultValue @NotNull Map<String, @Min(1) @Max(3) Integer> levels,
        @Min(1) @Max(3) int otherwise,
        @DefaultValue @NotNull List<@NotNull String> sources) {
    public Reviewing reviewing() {
        return new Reviewing(levels, otherwise, sources);
    }
}
