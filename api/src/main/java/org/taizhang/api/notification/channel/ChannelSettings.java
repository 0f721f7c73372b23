package org.taizhang.api.notification.channel;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.taizhang.domain.target.Check;

/**
 * One channel; which of these a kind of channel needs it says itself.
 *
 * @param type such as {@code mail}, {@code webhook}
 * @param url where it posts to
 * @param host the server of what does not speak HTTP
 * @param port 0 for the usual one
 * @param tls how a mail server is spoken to
 * @param tcp whether syslog goes by counted octets; otherwise by datagrams, which may be lost
 * @param from the sender of mails
 * @param credential where its secret is found, such as {@code env:MAIL_PASSWORD}
 * @param timeout of connecting, and of each answer
 * @param atOnce how many messages it carries at a time
 */
public record ChannelSettings(
        @NotBlank String type,
        @Nullable URI url,
        @Nullable String host,
        @DefaultValue("0") @Min(0) @Max(65_535) int port,
        @DefaultValue("STARTTLS") @NotNull Tls tls,
        boolean tcp,
        @Nullable @Email String from,
        @Nullable @Pattern(regexp = Check.REFERENCE) String credential,
        @DefaultValue("10s") @NotNull Duration timeout,
        @DefaultValue("4") @Min(1) @Max(100) int atOnce) {

    /** How a connection is kept from being read. */
    public enum Tls {
        /** In the clear, for servers of the own machine. */
        NONE,
        /** Begun in the clear, and broken off where the server does not go over to TLS. */
        STARTTLS,
        /** From the first byte. */
        TLS
    }

    URI needsUrl(String channel) {
        if (url == null
                || url.getHost() == null
                || url.getScheme() == null
                || !url.getScheme().matches("https?"))
            throw new IllegalArgumentException(
                    "taizhang.notifications.channels." + channel + ".url must be a complete http or https address");
        return url;
    }

    String needs(String channel, String member, @Nullable String value) {
        if (value == null || value.isBlank())
            throw new IllegalArgumentException(
                    "taizhang.notifications.channels." + channel + "." + member + " must be set for " + type);
        return value;
    }
}
