package org.taizhang.domain.observation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.taizhang.domain.Refused;

/**
 * What one place says of the rules of a kind: which there are, and which of those from above are switched off.
 *
 * @param without names of rules
 */
public record Rules(
        @NotNull @Size(max = 50) List<@Valid @NotNull Threshold> thresholds,
        @NotNull @Size(max = 50) List<@Valid @NotNull Absence> absences,
        @NotNull @Size(max = 50) List<@NotNull @Pattern(regexp = AlertRule.NAME) String> without) {

    public Stream<AlertRule> all() {
        return Stream.concat(thresholds.stream(), absences.stream());
    }

    /** Refuses what annotations cannot: rules of one name, a clearing value on the wrong side. */
    public Rules sound() {
        var names = new HashSet<String>();
        all().forEach(rule -> {
            if (!names.add(rule.rule())) throw new Refused("target.rule-twice", rule.rule());
        });
        for (var threshold : thresholds)
            if (!threshold.clearsOnItsSide()) throw new Refused("target.clear-at", threshold.rule());
        return this;
    }
}
