package org.taizhang.api.notification;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.Occasion;
import org.taizhang.domain.Telling;
import org.taizhang.domain.Units;
import org.taizhang.domain.notification.Head;
import org.taizhang.domain.notification.NotificationEvent.Line;

/** Says who would be told, and tells nobody. */
@RestController
@RequestMapping("/api/v1/routes/trial")
class TrialController {
    private final KnownRouting routing;
    private final Channels channels;
    private final People people;
    private final Head head;
    private final Clock clock;

    /**
     * News that might be.
     *
     * @param at when it would be told; now where not said
     */
    record Trial(
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,
            @Nullable @Size(max = 64) String kind,
            @Min(1) @Max(4) int severity,
            @NotNull Occasion occasion,
            @NotNull @Size(max = 20) List<@NotBlank @Size(max = 64) String> recipients,
            @Nullable Instant at) {}

    /**
     * One way it would go.
     *
     * @param recipient empty where the channel leads to nobody by name
     * @param configured whether there is such a channel
     * @param people whom the recipient stands for
     */
    record WouldTell(String channel, String recipient, boolean configured, List<Addressee> people) {}

    /** @param reachable whether the channel has an address of theirs */
    record Addressee(String account, boolean reachable) {}

    private record Supposed(Trial trial) implements Telling {
        @Override
        public UUID matter() {
            return new UUID(0, 0);
        }

        @Override
        public int occurrence() {
            return 1;
        }

        @Override
        public Occasion occasion() {
            return trial.occasion();
        }

        @Override
        public String text() {
            return "";
        }

        @Override
        public List<String> recipients() {
            return trial.recipients();
        }

        @Override
        public Integer severity() {
            return trial.severity();
        }

        @Override
        public @Nullable String kind() {
            return trial.kind();
        }
    }

    TrialController(KnownRouting routing, Channels channels, People people, Head head, Clock clock) {
        this.routing = routing;
        this.channels = channels;
        this.people = people;
        this.head = head;
        this.clock = clock;
    }

    @PostMapping
    @PreAuthorize("hasRole('OPERATOR')")
    @Summary(zh = "试算：这样的通知会告知谁", en = "Who would be told of this")
    List<WouldTell> tryOut(@Valid @RequestBody Trial trial) {
        var at = trial.at() == null ? clock.instant() : trial.at();
        return routing.now(new Supposed(trial), trial.unit(), head.position(), at).stream()
                .map(line -> would(line, trial.unit(), at))
                .toList();
    }

    private WouldTell would(Line line, String unit, Instant at) {
        var channel = channels.find(line.channel());
        var addressees = people.of(line.recipient(), unit, at).stream()
                .map(account -> new Addressee(
                        account,
                        channel.flatMap(known -> people.reached(account, known)).isPresent()))
                .toList();
        return new WouldTell(line.channel(), line.recipient(), channel.isPresent(), addressees);
    }
}
