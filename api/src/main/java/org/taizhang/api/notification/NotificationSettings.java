package org.taizhang.api.notification;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.taizhang.api.notification.channel.ChannelSettings;
import org.taizhang.domain.notification.Pace;

/**
 * How news goes out; {@code application.yml} has the defaults.
 *
 * @param waits how long news is gathered into one message, by severity from 1
 * @param most how many messages one line sends within the interval
 * @param attempts after how many a message is given up
 * @param circuitFailures after how many failures in a row a channel is left alone for {@code circuitPause}
 * @param console where people reach the console, for links; no links where not set
 * @param channels by name
 */
@Validated
@ConfigurationProperties("taizhang.notifications")
public record NotificationSettings(
        @NotEmpty List<@NotNull Duration> waits,
        @Min(1) @Max(100) int most,
        @NotNull Duration interval,
        @Min(1) @Max(50) int attempts,
        @NotNull Duration backoff,
        @NotNull Duration longestBackoff,
        @Min(1) int circuitFailures,
        @NotNull Duration circuitPause,
        @Nullable URI console,
        @DefaultValue @NotNull Map<String, @NotNull @Valid ChannelSettings> channels) {

    /** What of it is for the domain to keep. */
    public Pace pace() {
        return new Pace(waits, most, interval, attempts, backoff, longestBackoff);
    }
}
