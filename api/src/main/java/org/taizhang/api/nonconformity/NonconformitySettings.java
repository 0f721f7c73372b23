package org.taizhang.api.nonconformity;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;
import org.taizhang.domain.nonconformity.Handling;

/** Within which times findings are handled; {@code application.yml} has the defaults. */
@Validated
@ConfigurationProperties("taizhang.nonconformities")
public record NonconformitySettings(
        @NotNull @Size(min = 4, max = 4) List<@NotNull Duration> correct,
        @NotNull Duration answer,
        @NotNull Duration verify,
        @NotNull Duration again) {
    public Handling handling() {
        return new Handling(correct, answer, verify, again);
    }
}
